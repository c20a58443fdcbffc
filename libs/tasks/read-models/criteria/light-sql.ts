import type { Light } from '#tasks/contract';

/** The columns a light is told from, wherever they stand; `state` is the task's. */
export interface LightColumns {
  readonly state: string;
  readonly yellowFrom: string;
  readonly redFrom: string;
}

/** Written as the indexes have it, so that a light is found without reading the rows. */
export const lightColumns = (alias: string, state = 'state'): LightColumns => ({
  state: `${alias}.${state}`,
  yellowFrom: `coalesce(${alias}.yellow_from, 'infinity'::date)`,
  redFrom: `coalesce(${alias}.red_from, 'infinity'::date)`,
});

const uncounted = `('Concluded', 'Withdrawn', 'Archived', 'Suspended')`;

/**
 * Whether the light on a day is this one, as `lightOn` of the domain says it. Rests on two properties of the stored dates:
 * uncounted tasks have none, and a task is never red before it is yellow. `day` is a placeholder of a date.
 */
export function isLight(light: Light, { state, yellowFrom, redFrom }: LightColumns, day: string): string {
  switch (light) {
    case 'red':
      return `${redFrom} <= ${day}::date`;
    case 'yellow':
      return `${redFrom} > ${day}::date AND ${yellowFrom} <= ${day}::date`;
    case 'green':
      return `${yellowFrom} > ${day}::date AND ${state} NOT IN ${uncounted}`;
    case 'none':
      return `${yellowFrom} > ${day}::date AND ${state} IN ${uncounted}`;
  }
}

export const lightSql = (columns: LightColumns, day: string): string =>
  `CASE WHEN ${isLight('red', columns, day)} THEN 'red' WHEN ${isLight('yellow', columns, day)} THEN 'yellow' ` +
  `WHEN ${isLight('none', columns, day)} THEN 'none' ELSE 'green' END`;

export const hasLight = (lights: readonly Light[], columns: LightColumns, day: string): string =>
  lights.length === 0 ? 'false' : lights.map((light) => `(${isLight(light, columns, day)})`).join(' OR ');

/** Open, dated, past the date and not handed in. */
export const overdueSql = (alias: string, state: string, day: string): string =>
  `${alias}.${state} IN ('Dispatched', 'InProgress') AND ${alias}.current_due < ${day}::date AND ${alias}.submitted_on IS NULL`;

/** Order of the boards: the worst first, tasks without a light last. */
export const lightOrder: readonly Light[] = ['red', 'yellow', 'green', 'none'];
