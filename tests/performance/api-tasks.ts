import type { DataSource } from 'typeorm';

export const plans = 20;
export const units = 300;

/** What each copy differs in: its number `n` decides, the same in every table. */
const differing: Readonly<Record<string, string>> = {
  task_board: `'plan_id', 'plan-' || n % ${plans}, 'seq', n, 'number', n, 'position', 1000000 + n, 'common_position', 1000000 + n, ${dates()}`,
  assignment_board: `'plan_id', 'plan-' || n % ${plans}, 'seq', n, 'unit', 'unit-' || (n * 7 + ascii(substr(t.unit, 4))) % ${units}, ${dates()}`,
  leader_board: `'plan_id', 'plan-' || n % ${plans}, 'seq', n, 'post', 'post-' || n % 20, ${dates()}`,
  task_search: `'revision', t.revision`,
};

function dates(): string {
  const day = (shift: number): string => `current_date + (n % 400) - 200 + ${shift}`;
  return `'current_due', ${day(0)}, 'yellow_from', ${day(-30)}, 'red_from', ${day(1)}`;
}

/** Makes of each task on the boards so many, over plans, units, posts and due dates. Returns how many there are. */
export async function manyTasks(database: DataSource, times: number): Promise<number> {
  for (const [table, values] of Object.entries(differing)) {
    await database.query(
      `INSERT INTO zhezi_read.${table}
       SELECT copy.* FROM zhezi_read.${table} t
         CROSS JOIN generate_series(1, $1::integer) AS c
         CROSS JOIN LATERAL (SELECT substr(t.task_id, 2)::integer * $1::integer + c AS n) numbered
         CROSS JOIN LATERAL jsonb_populate_record(t, jsonb_build_object('task_id', 'copy-' || lpad(n::text, 8, '0'), ${values})) AS copy`,
      [times - 1],
    );
    await database.query(`VACUUM ANALYZE zhezi_read.${table}`);
  }
  const [row] = (await database.query('SELECT count(*)::integer AS tasks FROM zhezi_read.task_board')) as [
    { tasks: number },
  ];
  return row.tasks;
}
