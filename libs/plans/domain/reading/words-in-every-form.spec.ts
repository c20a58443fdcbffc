import { describe, expect, it } from '@jest/globals';
import { type DocumentInput, paragraph, readDocument, type ReadTask, type SourceLine, tableRow } from './index.js';
import { labelKinds } from './vocabulary/label-words.js';
import { duties, vocabulary } from './vocabulary/vocabulary.js';

/** What the two tasks of the example are labelled with, in every form. */
interface Labels {
  readonly leader: string;
  readonly main: string;
  /** Of a second label of units beside the main one. */
  readonly other: string;
  readonly deadline: string;
}

const usual: Labels = {
  leader: vocabulary.leader.usual,
  main: vocabulary.main.usual,
  other: vocabulary.support.usual,
  deadline: vocabulary.deadline.usual,
};

const title = '滨海市2024年重点任务分解表';
const tasks = [
  { text: '改造老旧小区10个。', deadline: '6月底前', leader: '李建国', main: '市住建局', other: '市财政局' },
  { text: '新建社区公园3处。', deadline: '9月底前', leader: '王芳芳', main: '市园林局', other: '市水务局' },
] as const;
type Task = (typeof tasks)[number];

const textOf = (lines: readonly string[]): DocumentInput => ({ name: 'a.txt', text: [title, ...lines].join('\n') });

const cellsOf = (labels: Labels): string[][] => [
  ['序号', '重点任务', labels.deadline, labels.leader, labels.main, labels.other],
  ...tasks.map(({ text, deadline, leader, main, other }, i) => [`${i + 1}`, text, deadline, leader, main, other]),
];

const labelled = (labels: Labels, task: Task): string[] =>
  (['leader', 'main', 'other', 'deadline'] as const).map((field) => `${labels[field]}：${task[field]}`);

/** The same two tasks, written in each form that has labels or heads. */
const forms: Readonly<Record<string, (labels: Labels) => DocumentInput>> = {
  'label-value': (labels) => textOf(tasks.flatMap((task, i) => [`${i + 1}.${task.text}`, ...labelled(labels, task)])),
  bracket: (labels) => textOf(tasks.map((task, i) => `${i + 1}.${task.text}（${labelled(labels, task).join('；')}）`)),
  table: (labels) => textOf(cellsOf(labels).map((cells) => cells.join(' '))),
  grid: (labels) => ({
    name: 'a.docx',
    lines: [
      paragraph(title),
      ...cellsOf(labels).map((cells): SourceLine =>
        tableRow(
          1,
          cells.map((text) => ({ text, covered: false })),
        ),
      ),
    ],
  }),
};

const readIn = (form: string, labels: Labels) => {
  const [plan] = readDocument(forms[form]!(labels)).plans;
  return {
    form: plan?.form,
    tasks: plan?.tasks.map(({ text, leaders, units, deadlineText }: ReadTask) => ({
      text,
      leaders,
      units,
      deadlineText,
    })),
  };
};

const expected = (form: string, roles: { readonly main: string; readonly other: string }) => ({
  form,
  tasks: tasks.map(({ text, deadline, leader, main, other }) => ({
    text,
    leaders: [leader],
    units: expect.arrayContaining([
      { name: main, role: roles.main },
      { name: other, role: roles.other },
    ]),
    deadlineText: deadline,
  })),
});

const formNames = Object.keys(forms);
const inEveryForm = (words: readonly string[]): string[][] =>
  words.flatMap((word) => formNames.map((form) => [word, form]));

/** 主办单位 and, where it may stand alone, 主办. */
const unitLabels = (kind: keyof typeof duties): string[] =>
  duties[kind].flatMap(({ words, isLabel, alone }) => [
    ...(isLabel ? words.map((word) => `${word}单位`) : []),
    ...(alone === 'label and head' ? words : []),
  ]);

/** Of many combined words one in seventeen (as many as there are levels of leaders), and those that are listed by themselves. */
const someOf = (words: readonly string[]): string[] =>
  words.filter((_, at) => at % 17 === 0 || at >= words.length - 20);

describe('a word of the vocabulary', () => {
  it.each(inEveryForm(unitLabels('main')))('the word %s names the responsible unit in the form %s', (word, form) => {
    expect(readIn(form, { ...usual, main: word })).toEqual(expected(form, { main: 'main', other: 'support' }));
  });

  it.each(inEveryForm(unitLabels('lead')))('the word %s names the leading unit in the form %s', (word, form) => {
    expect(readIn(form, { ...usual, other: word })).toEqual(expected(form, { main: 'main', other: 'lead' }));
  });

  it.each(inEveryForm(unitLabels('support')))('the word %s names a supporting unit in the form %s', (word, form) => {
    expect(readIn(form, { ...usual, other: word })).toEqual(expected(form, { main: 'main', other: 'support' }));
  });

  it.each(formNames)('a word for a leader is known in the form %s', (form) => {
    for (const word of someOf(vocabulary.leader.words))
      expect([word, readIn(form, { ...usual, leader: word })]).toEqual([
        word,
        expected(form, { main: 'main', other: 'support' }),
      ]);
  });

  it.each(formNames)('a word for a deadline is known in the form %s', (form) => {
    for (const word of someOf(vocabulary.deadline.words))
      expect([word, readIn(form, { ...usual, deadline: word })]).toEqual([
        word,
        expected(form, { main: 'main', other: 'support' }),
      ]);
  });

  it('a word of the vocabulary belongs to one concept and is listed there once', () => {
    const all = Object.values(vocabulary).flatMap(({ words, onlyHeads }) => [...words, ...onlyHeads]);
    expect(all.filter((word, at) => all.indexOf(word) !== at)).toEqual([]);
  });

  it('a word that counts only at the head of a column is no label before a colon', () => {
    const heads = Object.values(vocabulary).flatMap(({ onlyHeads }) => onlyHeads);
    expect(heads.filter((word) => labelKinds.has(word))).toEqual([]);
  });
});

const verbs = (['main', 'lead', 'support'] as const).flatMap((kind) =>
  duties[kind].filter(({ isVerb }) => isVerb).flatMap(({ words }) => words.map((word) => [word, kind] as const)),
);

describe('a verb of duty behind units in a bracket', () => {
  it.each(verbs)('the verb %s of the duty %s gives a role to the units before it in a bracket', (verb, kind) => {
    const text = tasks.map(({ text: wording, main }, i) => `${i + 1}.${wording}（${main}${verb}）`);
    const [plan] = readDocument(textOf(text)).plans;
    const role = kind === 'lead' ? 'main' : kind;
    expect(plan?.tasks.map(({ units }) => units)).toEqual(tasks.map(({ main }) => [{ name: main, role }]));
  });
});
