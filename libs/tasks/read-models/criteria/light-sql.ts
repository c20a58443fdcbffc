import type { Light } from '#tasks/contract';

/** The columns a light is told from, wherever they stand; `state` is the task's. */
export interface LightColumns {
  readonly state: string;
  readonly yellowFrom: string;
  readonly redFrom: string;
}

export const lightColumns = (alias: string, state = 'state'): LightColumns => ({
  state: `${alias}.${state}`,
  yellowFrom: `${alias}.yellow_from`,
  redFrom: `${alias}.red_from`,
});

const uncounted = `('Concluded', 'Withdrawn', 'Archived', 'Suspended')`;

/** The light on a day, as `lightOn` of the domain says it. `day` is a placeholder of type date. */
export const lightSql = ({ state, yellowFrom, redFrom }: LightColumns, day: string): string =>
  `CASE WHEN ${state} IN ${uncounted} THEN 'none' WHEN ${redFrom} <= ${day}::date THEN 'red' ` +
  `WHEN ${yellowFrom} <= ${day}::date THEN 'yellow' ELSE 'green' END`;

/** Red first, tasks without a light last. */
export const lightRankSql = (columns: LightColumns, day: string): string =>
  `CASE ${lightSql(columns, day)} WHEN 'red' THEN 0 WHEN 'yellow' THEN 1 WHEN 'green' THEN 2 ELSE 3 END`;

export const hasLight = (columns: LightColumns, day: string, placeholder: string): string =>
  `${lightSql(columns, day)} = ANY(${placeholder}::text[])`;

/** Open, dated, past the date and not handed in. */
export const overdueSql = (alias: string, state: string, day: string): string =>
  `${alias}.${state} IN ('Dispatched', 'InProgress') AND ${alias}.current_due < ${day}::date AND ${alias}.submitted_on IS NULL`;

export const lightCounts = (columns: LightColumns, day: string): string =>
  (['green', 'yellow', 'red', 'none'] as const satisfies Light[])
    .map((light) => `count(*) FILTER (WHERE ${lightSql(columns, day)} = '${light}')::int AS ${light}`)
    .join(', ');
