import type { Block } from '../documents/blocks.js';
import { wrapWidth } from '../source/lines.js';
import type { RawTask } from '../raw-tasks/raw-task.js';
import type { FormReading, LeftOutLine, PlanDoubt } from '../raw-tasks/form-reading.js';
import { splitImprint } from '../documents/imprint.js';
import { withoutTableHeads } from '../labels/table-heads.js';
import { hasLabels } from './draft.js';
import { outlineOf, type Outline } from './outline.js';
import { scriptOf, type Script } from '../script/script.js';
import { rawTask, type UsedKinds } from './labelled-task.js';
import type { Token } from '../labels/tokens.js';

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

/** How a form cuts a script into tokens, and what it still does to a task that was read from them. */
export interface LabelForm {
  tokens(script: Script, wrap: number | null): Token[];
  finish(task: RawTask): RawTask;
}

/** Reads a block whose labels the form finds; null when too few of its items have any. */
export const readLabelled = (block: Block, form: LabelForm): FormReading | null => {
  const [body, imprint] = splitImprint(withoutTableHeads(block.body.filter(({ kind }) => kind === 'content')));
  if (body.length === 0) return null;
  const wrap = wrapWidth(body);
  const tokens = form.tokens(scriptOf(body), wrap);
  const outline = outlineOf(tokens, wrap);
  if (!outline) return null;
  const used = usedKinds(tokens);
  const tasks = outline.drafts.map((draft) => form.finish(rawTask(draft, used, wrap)));
  if (!isConvincing(tasks, outline)) return null;
  const leftOut = leftOutOf(outline, tasks.at(-1)?.lines.at(-1) ?? 0);
  return {
    tasks,
    headings: outline.headings.map(({ text, pieces }) => ({ text, lines: pieces.map(({ line }) => line.number) })),
    leftOut: [...leftOut, ...imprint.map((line): LeftOutLine => ({ line, reason: 'end-matter' }))],
    doubts: planDoubts(outline, leftOut),
  };
};
