import type { RecordedEvent } from '#event-store';
import { applyByHalving, foldEvents, quarantineStream } from '../fold/batch.js';
import type { ProjectionPorts } from '../fold/ports.js';
import { RowCache } from '../fold/row-cache.js';
import { readDelivery } from '../fold/store-feed.js';
import { addRows, addFinalRows, readRows, writeRows } from '../fold/stored-rows.js';
import type { Target } from '../fold/target.js';
import type { Delivery } from '../model/feed.js';
import { filterOf, type ReadModel } from '../model/read-model.js';
import type { Parked } from '../sql/quarantine.js';
import { analyze, createIndexes, createKey, createTable, dropTable, type Suffix } from '../sql/table-sql.js';
import { type Sql, transactionOn } from '../sql/transaction.js';

export interface SideBuildSettings {
  /** With more rows in memory than this, they are written and forgotten. */
  readonly rowsInMemory: number;
  readonly pageSize: number;
  readonly onPage: (events: number, position: bigint) => void;
}

const finalRowsAtOnce = 5_000;

/**
 * Builds a model from the first event into tables of its own. As long as the rows fit into memory, they are folded there,
 * and each is written once into tables without key or index. When they do not fit, and after `finish`, rows are read
 * back and updated.
 */
export class SideBuild {
  readonly parked: Parked[] = [];
  position = 0n;
  events = 0;
  private readonly target: Target;
  /** The tables have their primary keys: rows can be read back and updated. */
  private isKeyed = false;
  /** From now on events are applied as the live model applies them, in transactions of the caller. */
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

  /** Applies the events up to the position `through`, or to the end of the store. */
  async readTo(sql: Sql, through: bigint): Promise<void> {
    let next: Promise<Delivery> | undefined;
    while (this.position < through) {
      const page = await (next ?? this.page(this.position));
      const isLast = page.atEnd || page.position >= through;
      if (!isLast) next = this.page(page.position);
      const isWhole = page.position <= through;
      const events = isWhole ? page.events : page.events.filter(({ position }) => position <= through);
      if (page.unreadable && isWhole)
        this.parked.push(quarantineStream(this.target, page.unreadable.event, page.unreadable));
      await this.take(sql, events);
      this.events += events.length;
      this.position = isWhole ? page.position : through;
      this.settings.onPage(this.events, this.position);
      if (isLast) return;
    }
  }

  /** Writes what is left, then adds keys and indexes: they come last, because inserts without them are cheap. */
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

  private page(after: bigint): Promise<Delivery> {
    const page = readDelivery(this.ports.store, { after, limit: this.settings.pageSize, filter: filterOf(this.model) });
    page.catch(() => undefined);
    return page;
  }

  private async take(sql: Sql, events: readonly RecordedEvent[]): Promise<void> {
    if (events.length === 0) return;
    if (this.isFinished) return void this.parked.push(...(await applyByHalving(this.target, sql, events)));
    const { cache } = this.target;
    const subjects = cache.subjectsOf(events);
    if (this.isKeyed) await readRows(this.target, sql, subjects);
    this.parked.push(...foldEvents(this.target, events, subjects));
    if (!this.isKeyed) await addFinalRows(this.target, sql, finalRowsAtOnce);
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
