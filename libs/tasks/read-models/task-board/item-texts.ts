import type { LocalDate } from '#kernel';
import { queryRows, type ReadDatabase } from '#projections';
import type { Light, Scope, TaskState } from '#tasks/contract';
import { type LightDates, lightOn } from '../../domain/clocks/light.js';
import { viewKey } from '../criteria/scope.js';
import { BoundedMemory, type JsonText, jsonText } from '../remembered/bounded-memory.js';
import { itemFor, type ItemRow } from './item.js';
import { type NamedRow, selectByIds } from './select.js';

interface Kept extends LightDates {
  /** Of the task's row, whoever looks. */
  readonly revision: number;
  readonly generation: number;
  readonly state: TaskState;
  /** As the text tells it. */
  readonly light: Light;
  readonly text: JsonText;
}

/**
 * Items of the board as JSON, remembered. An item is the same for everybody who may see its task, except that each unit
 * has its own. It follows from the task's revision and the light of the day: a row is a fold of the task's events, and the generation grows whenever rows change in
 * another way (a rebuild's swap, a rollback, a retry of quarantined events) and never comes back.
 */
export class ItemTexts {
  /** Some 50,000 items. */
  private readonly memory = new BoundedMemory<Kept>(64 * 1024 * 1024);

  constructor(private readonly database: ReadDatabase) {}

  /** In the same order. Undefined when one of the tasks has changed since its row was named. */
  async of(rows: readonly NamedRow[], day: LocalDate, scope: Scope): Promise<readonly JsonText[] | undefined> {
    const unknown = rows.filter((row) => this.known(row, day, scope) === undefined);
    if (unknown.length > 0) await this.learn(unknown, day, scope);
    const texts = rows.map((row) => this.known(row, day, scope));
    return texts.every((text) => text !== undefined) ? texts : undefined;
  }

  private known({ taskId, revision, generation }: NamedRow, day: LocalDate, scope: Scope): JsonText | undefined {
    const kept = this.memory.get(viewKey(taskId, scope));
    const isSame = kept?.revision === revision && kept.generation === generation;
    return isSame && kept.light === lightOn(day, kept.state, kept) ? kept.text : undefined;
  }

  private async learn(named: readonly NamedRow[], day: LocalDate, scope: Scope): Promise<void> {
    const ids = named.map(({ taskId }) => taskId);
    const rows = await queryRows<ItemRow & NamedRow>(this.database, selectByIds(ids));
    for (const row of rows) {
      const { taskId, revision, generation, state, yellowFrom, redFrom } = row;
      const item = itemFor(scope, row, day);
      const facts = { revision, generation, state, yellowFrom, redFrom };
      this.memory.put(viewKey(taskId, scope), { ...facts, light: item.light, text: jsonText(item) });
    }
  }
}
