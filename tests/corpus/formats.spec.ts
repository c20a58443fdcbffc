import { describe, expect, it } from '@jest/globals';
import { readDocument, type ReadPlan } from '../../libs/plans/domain/reading/index.js';
import { openDocument } from '../../libs/plans/files/open-document.js';
import { goldLabels, planTitled, seedDocuments, seedText } from './documents.js';
import { docxOfText, htmlOfText, xlsxOfText } from './formats/paragraph-files.js';
import { plan2023Pdf, tablePdf } from './formats/pdf-documents.js';
import { type PlanCell, type PlanTable, tableFormats } from './formats/table-files.js';
import { type GoldPlan, score } from './score.js';

const read = async (bytes: Uint8Array, name: string) => readDocument(await openDocument(bytes, name));
/** The tasks without their lines and without the confidence of each field. */
const told = ({ tasks }: ReadPlan) => tasks.map((task) => ({ ...task, line: null, lines: null, confidence: null }));
const codes = ({ findings }: ReadPlan) => findings.map(({ code, field, taskIndex }) => [code, field, taskIndex]);

describe('a plan of paragraphs, the same in every format', () => {
  const title = '2023年通州区政府工作报告重点工作分工方案';
  const text = seedText(seedDocuments.plan2023)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
  const plain = planTitled(readDocument({ name: 'plan.txt', text }), title);

  it.each([
    ['txt', (whole: string) => new TextEncoder().encode(whole)],
    ['docx', docxOfText],
    ['html', htmlOfText],
    ['xlsx', xlsxOfText],
    ['pdf', plan2023Pdf],
  ])('a plan of paragraphs gives the same tasks from a file .%s', async (ending, build) => {
    const plan = planTitled(await read(build(text), `plan.${ending}`), title);
    expect(plan.tasks).toHaveLength(138);
    expect(told(plan)).toEqual(told(plain));
    expect(codes(plan)).toEqual(codes(plain));
    const { documentNumber, issuedOn, issuer, year } = plain;
    expect(plan).toMatchObject({ documentNumber, issuedOn, issuer, year });
  });
});

type Labelled = GoldPlan['tasks'][number] & { readonly numberText: string; readonly deadlineText: string };

const namesOf = ({ units }: Labelled, role: string): string => {
  const names = units.filter((unit) => unit.role === role).map(({ name }) => name);
  return names.length === 0 ? '——' : names.join('\n');
};

/** A labelled plan as the table in which it was issued; section rows, and themes over several rows, are merged cells. */
const tableOf = ({ title, tasks }: GoldPlan): PlanTable => {
  const labelled = tasks as readonly Labelled[];
  const rows: PlanCell[][] = [
    ['序号', '重点任务', '工作措施', '完成时限', '牵头领导', '主责单位', '协办单位'].map((text) => ({ text })),
  ];
  labelled.forEach((task, i) => {
    const before = labelled[i - 1];
    const isNewPart = task.section !== before?.section;
    if (isNewPart) rows.push([{ text: task.section ?? '', columns: 7 }]);
    const isNewTheme = isNewPart || task.theme !== before?.theme;
    const rest = labelled.slice(i);
    const length = rest.findIndex(({ theme, section }) => theme !== task.theme || section !== task.section);
    const theme = { text: task.theme ?? '', rows: length < 0 ? rest.length : length };
    rows.push([
      { text: String(task.number) },
      ...(isNewTheme ? [theme] : []),
      { text: task.text },
      { text: task.deadlineText },
      { text: task.leaders.join('、') },
      { text: namesOf(task, 'main') },
      { text: namesOf(task, 'support') },
    ]);
  });
  return { title, rows };
};

describe('a plan of rows, the same in every format', () => {
  const gold = goldLabels<GoldPlan>('2021-water');
  const table = tableOf(gold);
  const files = [
    ...Object.entries(tableFormats).map(([ending, build]) => [ending, () => build(table)] as const),
    ['pdf', () => tablePdf(gold, true)] as const,
  ];

  it.each(files)('a plan of rows is read as it is labelled from a file .%s', async (ending, build) => {
    const plan = planTitled(await read(build(), `plan.${ending}`), gold.title);
    const unlike = Object.entries(score(gold, plan)).filter(([field, share]) => field !== 'line' && share < 1);
    expect([plan.form, unlike]).toEqual(['grid', []]);
    expect(plan.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('a plan of rows gives the same tasks from every format', async () => {
    const plans = await Promise.all(
      files.map(async ([ending, build]) => planTitled(await read(build(), `plan.${ending}`), gold.title)),
    );
    for (const plan of plans) expect(told(plan)).toEqual(told(plans[0]!));
  });
});
