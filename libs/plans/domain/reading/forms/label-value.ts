import type { Block } from '../blocks.js';
import { wrapWidth, type Line } from '../lines.js';
import { squash } from '../text.js';
import { isImprint } from '../titles.js';
import type { Form, FormReading, LeftOutLine, PlanDoubt, RawTask } from './form.js';
import { hasLabels } from './label-value/draft.js';
import { outlineOf, type Outline } from './label-value/outline.js';
import { scriptOf } from './label-value/script.js';
import { rawTask, type UsedKinds } from './label-value/tasks.js';
import { tokenize, type Token } from './label-value/tokens.js';
import { splitGluedNumbers, trimValues } from './label-value/values.js';

const fewest = 2;

/** Most tasks have units, and most have labels at all: else the labels stand there for another reason. */
const isConvincing = (tasks: readonly RawTask[], outline: Outline): boolean => {
  const labelled = outline.drafts.filter(hasLabels).length;
  const withUnits = tasks.filter(({ units }) => units.length > 0).length;
  return labelled >= fewest && labelled >= tasks.length / 2 && withUnits >= tasks.length / 2;
};

const usedKinds = (tokens: readonly Token[]): UsedKinds => {
  const counts = new Map<string, number>();
  const kinds = tokens.flatMap((token) => (token.type === 'label' ? [token.label.kind] : []));
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return new Set(kinds.filter((kind) => (counts.get(kind) ?? 0) >= 2));
};

const copies = /^(?:抄送|主送|分送)[：:]/;

/** Where the imprint (抄送 …, … 印发) begins. */
const bodyLength = (content: readonly Line[]): number => {
  const end = content.findLastIndex(({ text }) => isImprint(text));
  const from = Math.max(0, (end < 0 ? content.length : end) - 8);
  const copiesAt = content.findIndex(({ text }, i) => i >= from && copies.test(squash(text)));
  if (copiesAt >= 0) return copiesAt;
  return end < 0 ? content.length : end;
};

const leftOutOf = (outline: Outline, lastTaskLine: number): LeftOutLine[] =>
  outline.leftOut
    .filter(({ piece }) => piece.text !== '')
    .map(({ piece, reason }) => ({
      line: piece.line,
      reason: reason === 'stray-text' && piece.line.number > lastTaskLine ? 'end-matter' : reason,
    }));

const planDoubts = (outline: Outline, leftOut: readonly LeftOutLine[]): PlanDoubt[] => [
  ...outline.headings
    .filter(({ unnumbered }) => unnumbered)
    .map(({ text, pieces }): PlanDoubt => ({
      code: 'READ_HEADING_UNNUMBERED',
      line: pieces[0]?.line.number ?? 0,
      excerpt: text,
      values: { text },
    })),
  ...leftOut
    .filter(({ reason }) => reason === 'stray-text' || reason === 'end-matter')
    .map(({ line }): PlanDoubt => ({ code: 'READ_STRAY_TEXT', line: line.number, excerpt: line.text })),
];

/**
 * Numbered tasks, each followed by lines "label: value" (牵头领导, 责任单位, 完成时限 and their like), in whatever order
 * and however the lines are wrapped.
 */
export const labelValueForm: Form = {
  name: 'label-value',
  recognise(block: Block): FormReading | null {
    const content = block.body.filter(({ kind }) => kind === 'content');
    const body = content.slice(0, bodyLength(content));
    if (body.length === 0) return null;
    const wrap = wrapWidth(body);
    const tokens = splitGluedNumbers(trimValues(tokenize(scriptOf(body), wrap), wrap));
    const outline = outlineOf(tokens, wrap);
    if (!outline) return null;
    const used = usedKinds(tokens);
    const tasks = outline.drafts.map((draft) => rawTask(draft, used, wrap));
    if (!isConvincing(tasks, outline)) return null;
    const leftOut = leftOutOf(outline, tasks.at(-1)?.lines.at(-1) ?? 0);
    const imprint = content.slice(body.length).map((line): LeftOutLine => ({ line, reason: 'end-matter' }));
    return {
      tasks,
      headings: outline.headings.map(({ text, pieces }) => ({ text, lines: pieces.map(({ line }) => line.number) })),
      leftOut: [...leftOut, ...imprint],
      doubts: planDoubts(outline, leftOut),
    };
  },
};
