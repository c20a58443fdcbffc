import { applyCarefully, foldEvents, leaveOut, type Target } from '../fold/batch.js';
import { type Delivery, readDelivery } from '../model/feed.js';
import type { ProjectionPorts } from '../fold/ports.js';
import type { Parked } from '../sql/quarantine.js';
import { filterOf, type ReadModel } from '../model/read-model.js';
import { RowCache } from '../fold/row-cache.js';
import { addRows, addSettledRows, readRows, writeRows } from '../fold/stored-rows.js';
import { analyze, createIndexes, createKey, createTable, dropTable, type Suffix } from '../sql/table-sql.js';
import type { RecordedEvent } from '#event-store';
import { type Sql, transactionOn } from '../sql/transaction.js';

export interface SideBuildSettings {
  /** Rows folded in memory before the first are written. */
  readonly rowsInMemory: number;
  readonly pageSize: number;
  readonly onPage: (events: number, position: bigint) => void;
}

const settledRowsAtOnce = 5_000;

/**
 * Builds a model from the first event into tables of its own. While the rows fit into memory they are folded there and
 * each is written once, into tables without key or index; after that, or when they do not fit, rows are read and updated.
 */
export class SideBuild {
  readonly parked: Parked[] = [];
  position = 0n;
  events = 0;
  private readonly target: Target;
  /** The tables have their primary keys: rows can be read back and updated. */
  private isKeyed = false;
  /** The bulk is in: what follows is applied as the live model would, in transactions. */
  private isFinished = false;

  constructor(
    private readonly ports: ProjectionPorts,
    private readonly model: ReadModel,
    private readonly suffix: Suffix,
    private readonly settings: SideBuildSettings,
  ) {
    this.target = { model, suffix, cache: new RowCache(model), quarantined: new Set() };
  }

  async create(sql: Sql): Promise<void> {
    await this.drop(sql);
    for (const table of this.model.tables) await sql.query(createTable(table, this.suffix));
  }

  async drop(sql: Sql): Promise<void> {
    for (const table of this.model.tables) await sql.query(dropTable(table, this.suffix));
  }

  /** Takes in the events up to `through`, or to the end of the store. */
  async readTo(sql: Sql, through: bigint): Promise<void> {
    let next: Promise<Delivery> | undefined;
    while (this.position < through) {
      const page = await (next ?? this.page(this.position));
      const isLast = page.atEnd || page.position >= through;
      if (!isLast) next = this.page(page.position);
      const isWhole = page.position <= through;
      const events = isWhole ? page.events : page.events.filter(({ position }) => position <= through);
      if (page.unreadable && isWhole) this.parked.push(leaveOut(this.target, page.unreadable.event, page.unreadable));
      await this.take(sql, events);
      this.events += events.length;
      this.position = isWhole ? page.position : through;
      this.settings.onPage(this.events, this.position);
      if (isLast) return;
    }
  }

  /** Without keys and indexes until now, which makes the inserts cheap. */
  async finish(sql: Sql): Promise<void> {
    if (this.isKeyed) await writeRows(this.target, sql);
    else await addRows(this.target, sql);
    await this.addKeys(sql);
    for (const table of this.model.tables) {
      for (const ddl of createIndexes(table, this.suffix)) await sql.query(ddl);
      await sql.query(analyze(table, this.suffix));
    }
    this.target.cache.clear();
    this.isFinished = true;
  }

  /** From the start, row by row where needed: for a model with rows that the database refuses. */
  startCarefully(sql: Sql): Promise<void> {
    return this.finish(sql);
  }

  private page(after: bigint): Promise<Delivery> {
    const page = readDelivery(this.ports.store, { after, limit: this.settings.pageSize, filter: filterOf(this.model) });
    page.catch(() => undefined);
    return page;
  }

  private async take(sql: Sql, events: readonly RecordedEvent[]): Promise<void> {
    if (events.length === 0) return;
    if (this.isFinished) return void this.parked.push(...(await applyCarefully(this.target, sql, events)));
    const { cache } = this.target;
    const subjects = cache.subjectsOf(events);
    if (this.isKeyed) await readRows(this.target, sql, subjects);
    this.parked.push(...foldEvents(this.target, events, subjects));
    if (!this.isKeyed) await addSettledRows(this.target, sql, settledRowsAtOnce);
    if (cache.size > this.settings.rowsInMemory) await this.makeRoom(sql);
  }

  private async makeRoom(sql: Sql): Promise<void> {
    if (this.isKeyed) await transactionOn(sql, () => writeRows(this.target, sql));
    else await addRows(this.target, sql);
    await this.addKeys(sql);
    this.target.cache.clear();
  }

  private async addKeys(sql: Sql): Promise<void> {
    if (this.isKeyed) return;
    for (const table of this.model.tables) await sql.query(createKey(table, this.suffix));
    this.isKeyed = true;
  }
}
