import type { Block } from '../../documents/blocks.js';
import { wrapWidth, type Line } from '../../source/lines.js';
import { printedDay } from '../../dates/printed-dates.js';
import { squash } from '../../text/text.js';
import { simplified } from '../../text/traditional.js';
import type { Form } from '../../raw-tasks/form.js';
import type { FormReading, LeftOutLine, PlanDoubt } from '../../raw-tasks/form-reading.js';
import { splitImprint } from '../../documents/imprint.js';
import type { Draft } from '../../outline/draft.js';
import { findLabels } from '../../labels/labels.js';
import { scriptOf } from '../../script/script.js';
import { rawTask } from '../../outline/labelled-task.js';
import { labelMarks, tokenize } from '../../labels/tokens.js';
import { trimValues } from '../../labels/values.js';
import { itemsOf } from './items.js';

const fewest = 3;
/** Titles of what lists tasks by its nature. */
const lists =
  /(?:要点|清单|折子工程|实事|实事项目|任务|任务书|台账|分工|分解|工作安排|分工方案|分解方案|任务表|项目表)(?:（[^（）]*）)?$/;
/** A plan of action lists tasks where most items say how much or by when; else it is prose, as a 方案 is as a rule. */
const plans = /计划(?:（[^（）]*）)?$/;
const measured =
  /\d\s*(?:%|％|万|亿|个|项|家|处|座|公里|亩|平方米|人|户|件|条|次|场|台|所|套|吨|张|辆|名|以上|左右)|[月年]底?前/;
/** Nobody reads a longer item as one task. */
const longestItem = 600;

const day = /^(?:\d{4}|[〇○零ОO一二三四五六七八九]{4})年.{1,3}月.{1,3}日$/u;

/** Issuer and date below the last item. */
const withoutSignOff = (lines: readonly Line[]): readonly [Line[], Line[]] => {
  const at = lines.findLastIndex(({ text }) => day.test(squash(text)) && printedDay(text) !== null);
  if (at < 0 || at < lines.length - 3) return [[...lines], []];
  const isIssuer = (text: string): boolean => /^\p{Script=Han}{4,30}$/u.test(squash(text));
  let from = at;
  while (from > 0 && isIssuer(lines[from - 1]!.text)) from--;
  return [lines.slice(0, from), lines.slice(from)];
};

const lengthOf = ({ wording }: Draft): number =>
  wording.reduce((sum, { pieces }) => sum + pieces.reduce((length, { text }) => length + text.length, 0), 0);

const unitsNotGiven = (block: Block, count: number): PlanDoubt => ({
  code: 'READ_UNITS_NOT_GIVEN',
  line: block.titleLines[0]?.number ?? block.lineRange[0],
  excerpt: block.title,
  values: { count },
});

/** Numbered items under headings, with nobody named who answers for them: aims, projects, points of work. */
export const numberedForm: Form = {
  name: 'numbered',
  recognise(block: Block): FormReading | null {
    const title = simplified(squash(block.title));
    if (!lists.test(title) && !plans.test(title)) return null;
    const [content, imprint] = splitImprint(block.body.filter(({ kind }) => kind === 'content'));
    const [body, signOff] = withoutSignOff(content);
    const wrap = wrapWidth(body);
    const script = scriptOf(body);
    const tokens = trimValues(tokenize(script, labelMarks(findLabels(script.text)), wrap), wrap);
    if (!tokens.some(({ type }) => type === 'number')) return null;
    const items = itemsOf(tokens, wrap);
    if (items.drafts.length < fewest || items.drafts.some((draft) => lengthOf(draft) > longestItem)) return null;
    const tasks = items.drafts.map((draft) => rawTask(draft, new Set(), wrap));
    if (!lists.test(title) && tasks.filter((task) => measured.test(task.text)).length < tasks.length / 2) return null;

    const end = [...signOff, ...imprint].map((line): LeftOutLine => ({ line, reason: 'end-matter' }));
    return {
      tasks,
      headings: items.headings.map(({ text: heading, pieces }) => ({
        text: heading,
        lines: pieces.map(({ line }) => line.number),
      })),
      leftOut: [...items.leftOut.map(({ piece, reason }): LeftOutLine => ({ line: piece.line, reason })), ...end],
      doubts: tasks.some(({ units }) => units.length > 0) ? [] : [unitsNotGiven(block, tasks.length)],
    };
  },
};
