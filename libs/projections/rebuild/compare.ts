import type { ProjectionPorts } from '../fold/ports.js';
import type { ReadModel } from '../model/read-model.js';
import { type AnyTable, columnName } from '../model/table.js';
import { lockCheckpoint, readCheckpoint, setUpModel } from '../sql/checkpoint.js';
import { dropTable, physicalName } from '../sql/table-sql.js';
import { type Sql, transactionOn } from '../sql/transaction.js';
import { type BuildOptions, buildBeside } from './build-beside.js';
import { withRebuildLock } from './rebuild-lock.js';

export interface RowDifference {
  readonly table: string;
  /** The side that has this row; the other side has not. */
  readonly side: 'live' | 'rebuilt';
  readonly row: Readonly<Record<string, unknown>>;
}

export interface Comparison {
  readonly model: string;
  readonly equal: boolean;
  readonly position: bigint;
  /** Rows found on one side only, at most 20 per table and side. */
  readonly differences: readonly RowDifference[];
}

/**
 * Compares the live tables with a fresh rebuild at the same position, row for row. The live model serves meanwhile and
 * stands still only while rows are compared.
 */
export async function compareWithRebuild(
  ports: ProjectionPorts,
  model: ReadModel,
  options: BuildOptions = {},
): Promise<Comparison> {
  await setUpModel(ports.dataSource, model, ports.clock.now());
  return withRebuildLock(ports, model, async (sql) => {
    const through = (await readCheckpoint(sql, model.name))?.position ?? 0n;
    const build = await buildBeside(ports, model, '__check', sql, through, options);
    try {
      return await transactionOn(sql, async () => {
        const { position } = await lockCheckpoint(sql, model.name);
        await build.readTo(sql, position);
        const differences = await differencesOf(sql, model);
        return { model: model.name, equal: differences.length === 0, position, differences };
      });
    } finally {
      for (const table of model.tables) await sql.query(dropTable(table, '__check'));
    }
  });
}

async function differencesOf(sql: Sql, model: ReadModel): Promise<RowDifference[]> {
  const found: RowDifference[] = [];
  for (const table of model.tables) {
    found.push(...(await onlyIn(sql, table, 'live')), ...(await onlyIn(sql, table, 'rebuilt')));
  }
  return found;
}

async function onlyIn(sql: Sql, table: AnyTable, side: RowDifference['side']): Promise<RowDifference[]> {
  const columns = Object.keys(table.columns).map(columnName).join(', ');
  const [here, there] = side === 'live' ? (['', '__check'] as const) : (['__check', ''] as const);
  const rows = await sql.query<Record<string, unknown>>(
    `SELECT ${columns} FROM ${physicalName(table, here)} EXCEPT SELECT ${columns} FROM ${physicalName(table, there)} LIMIT 20`,
  );
  return rows.map((row) => ({ table: table.name, side, row }));
}
