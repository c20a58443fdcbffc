import { refusal } from '#kernel';
import type { Directory } from '#organizations/contract';
import { type DraftTask, type LeaderChange, planRefusals, type UnitChange } from '#plans/contract';
import { sameEntry } from '../life-cycle/state.js';

const refuse = refusal(planRefusals);

export type UnitRef = DraftTask['units'][number];
export type LeaderRef = DraftTask['leaders'][number];

/**
 * The units of the task as the change leaves them. Names are looked up before (`name` is filled in).
 * @throws PLAN_NAME_NOT_IN_TASK, PLAN_NAME_TWICE, PLAN_LIST_CHANGED
 */
export function changedUnits(task: DraftTask, asked: UnitChange, directory: Directory | undefined): UnitRef[] {
  const list = listOf(task.seq, task.units, ({ unit }) => unit);
  const idOf = (name: string) => directory?.unitByName(name)?.unitId;
  switch (asked.change) {
    case 'add':
      return list.with({ unit: asked.unit, name: asked.name ?? asked.unit, role: asked.role });
    case 'remove':
      return list.without(list.place(asked.former, idOf));
    case 'replace':
      return list.replaced(list.place(asked.former, idOf), ({ role }) => ({
        unit: asked.unit,
        name: asked.name ?? asked.unit,
        role: asked.role ?? role,
      }));
    case 'all':
      list.checkSeen(asked.former);
      return asked.value.map(({ unit, name, role }) => ({ unit, name: name ?? unit, role }));
  }
}

/** The same for the leaders of the task. */
export function changedLeaders(task: DraftTask, asked: LeaderChange): LeaderRef[] {
  const list = listOf(task.seq, task.leaders, ({ post }) => post);
  switch (asked.change) {
    case 'add':
      return list.with({ post: asked.post, name: asked.name ?? asked.post });
    case 'remove':
      return list.without(list.place(asked.former));
    case 'replace':
      return list.replaced(list.place(asked.former), () => ({ post: asked.post, name: asked.name ?? asked.post }));
    case 'all':
      list.checkSeen(asked.former);
      return asked.value.map(({ post, name }) => ({ post, name: name ?? post }));
  }
}

const namesOf = (entries: readonly { readonly name: string }[]): string[] =>
  entries.length === 0 ? ['——'] : entries.map(({ name }) => name);

/** What can be done to one list of names of a task. */
function listOf<Entry extends UnitRef | LeaderRef>(
  seq: number,
  entries: readonly Entry[],
  idOf: (entry: Entry) => string | null,
) {
  const checkAlone = (given: Entry, others: readonly Entry[]): Entry => {
    if (others.some((other) => idOf(other) === idOf(given))) throw refuse('PLAN_NAME_TWICE', { seq, name: given.name });
    return given;
  };
  return {
    /** Where the name stands, else where the unit or post of that id or name stands. Of a name that stands twice, the later one. */
    place(former: string, known: (name: string) => string | undefined = () => undefined): number {
      const id = known(former);
      const tests = [
        ({ name }: Entry) => name === former,
        (entry: Entry) => idOf(entry) === former,
        (entry: Entry) => id !== undefined && idOf(entry) === id,
      ];
      const place = tests.map((test) => entries.findLastIndex(test)).find((found) => found >= 0);
      if (place === undefined) throw refuse('PLAN_NAME_NOT_IN_TASK', { seq, name: former, present: namesOf(entries) });
      return place;
    },
    with: (given: Entry): Entry[] => [...entries, checkAlone(given, entries)],
    without: (place: number): Entry[] => entries.toSpliced(place, 1),
    replaced(place: number, by: (former: Entry) => Entry): Entry[] {
      return entries.with(place, checkAlone(by(entries[place]!), entries.toSpliced(place, 1)));
    },
    checkSeen(seen: readonly Entry[]): void {
      if (seen.length === entries.length && seen.every((entry, at) => sameEntry(entry, entries[at]!))) return;
      throw refuse('PLAN_LIST_CHANGED', { seq, present: namesOf(entries), seen: namesOf(seen) });
    },
  };
}
