import { assignmentRoleNames } from '#tasks/contract';
import type { Finding, ReadPlan, ReadTask, TextAndRow } from '../result/types.js';
import { finding } from '../result/findings.js';
import { createSimilarityIndex } from '../../similarity/similarity-index.js';
import { thresholds, titleStem } from '../../links/wording.js';
import { vocabulary } from '../vocabulary/vocabulary.js';

export interface Agreement {
  readonly plans: readonly ReadPlan[];
  readonly links: readonly TextAndRow[];
}

/**
 * Compares the text of each plan with the table that decomposes it, when both stand in one file: where units, leaders or
 * deadline differ, the text gets a finding that names the row and proposes what it says. Rows that say what the text does
 * not (its units, a date) are no difference.
 */
export function compareTextAndTable(plans: readonly ReadPlan[]): Agreement {
  const links: TextAndRow[] = [];
  const compared = plans.map((plan) => {
    const table = plan.form === 'table' ? undefined : plans.find((other) => isTableOf(other, plan));
    if (!table) return plan;
    const pairs = pairsOf(plan, table);
    links.push(...pairs.map((pair) => ({ plan: plan.title, table: table.title, ...pair })));
    const findings = pairs.flatMap(({ task, row }) => differences(plan.tasks[task]!, table.tasks[row]!, task));
    return { ...plan, findings: [...plan.findings, ...findings].sort((a, b) => a.line - b.line) };
  });
  return { plans: compared, links };
}

const isTableOf = (table: ReadPlan, plan: ReadPlan): boolean =>
  table !== plan &&
  table.form === 'table' &&
  table.year === plan.year &&
  table.documentNumber === plan.documentNumber &&
  titleStem(table.title) === titleStem(plan.title);

interface Pair {
  readonly task: number;
  readonly row: number;
  readonly score: number;
}

const candidates = 3;

/** Best pairs first; each task and each row in one pair at most. Equal numbers decide between equal wordings. */
function pairsOf(plan: ReadPlan, table: ReadPlan): Pair[] {
  const index = createSimilarityIndex(table.tasks.map(({ text }) => text));
  const possible = plan.tasks.flatMap(({ text, number }, task) =>
    index
      .nearest(text, candidates)
      .filter(({ score }) => score >= thresholds.same)
      .map(({ index: row, score }) => ({ task, row, score, isSameNumber: table.tasks[row]!.number === number })),
  );
  possible.sort((a, b) => b.score - a.score || Number(b.isSameNumber) - Number(a.isSameNumber) || a.row - b.row);
  const tasks = new Set<number>();
  const rows = new Set<number>();
  const pairs = possible.filter(({ task, row }) => {
    if (tasks.has(task) || rows.has(row)) return false;
    tasks.add(task);
    rows.add(row);
    return true;
  });
  return pairs.map(({ task, row, score }) => ({ task, row, score })).sort((a, b) => a.task - b.task);
}

type Field = 'units' | 'leaders' | 'deadline';

/** What a field says, in a form in which equal values are equal; null when it says nothing. */
const said: Readonly<Record<Field, (task: ReadTask) => string | null>> = {
  units: ({ units }) => listed(units.map(({ name, role }) => `${assignmentRoleNames.zh[role]}：${name}`)),
  leaders: ({ leaders }) => listed(leaders),
  deadline: ({ deadline }) => (deadline.kind === 'unspecified' ? null : JSON.stringify(deadline)),
};

const shown: Readonly<Record<Field, (task: ReadTask) => string>> = {
  units: (task) => said.units(task) ?? '',
  leaders: (task) => said.leaders(task) ?? '',
  deadline: (task) => task.deadlineText ?? said.deadline(task) ?? '',
};

const fieldWords: Readonly<Record<Field, string>> = {
  units: vocabulary.main.usual,
  leaders: vocabulary.leader.usual,
  deadline: vocabulary.deadline.usual,
};

const listed = (values: readonly string[]): string | null =>
  values.length === 0 ? null : [...values].sort().join('、');

function differences(task: ReadTask, row: ReadTask, taskIndex: number): Finding[] {
  const fields = (Object.keys(said) as Field[]).filter((field) => {
    const [inText, inTable] = [said[field](task), said[field](row)];
    return inText !== null && inTable !== null && inText !== inTable;
  });
  return fields.map((field) => {
    const [inText, inTable] = [shown[field](task), shown[field](row)];
    const place = { line: task.line, excerpt: `${task.numberText ?? ''}${task.text}`, field, taskIndex };
    const values = { field: fieldWords[field], text: inText, table: inTable, line: task.line, row: row.line };
    return finding('READ_NARRATIVE_AND_TABLE_DISAGREE', { ...place, proposal: inTable }, values);
  });
}
