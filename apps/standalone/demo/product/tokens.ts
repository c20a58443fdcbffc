import type { Actor } from '#kernel';
import type { Standalone } from '../../start.js';
import type { TaskNote } from '../book/book.js';
import { clerkOf, directorOf, headOf, leaderOf, officerOf } from '../world/people.js';
import type { World } from '../world/world.js';

export interface ReadyToken {
  readonly who: 'officer' | 'director' | 'head' | 'clerk' | 'leadingOfficial';
  /** Account, and the unit or leader it stands for. */
  readonly name: string;
  readonly token: string;
}

const validFor = '30d';

/** Tokens for one of each, the unit and the leader being those of one task. */
export async function readyTokens(
  { accessTokens }: Pick<Standalone, 'accessTokens'>,
  world: World,
  note: TaskNote,
): Promise<readonly ReadyToken[]> {
  const unit = note.units.find(({ unit: id }) => id === note.consolidatingUnit)!;
  const leader = note.leaders[0]!;
  const people: readonly (readonly [ReadyToken['who'], Actor, string])[] = [
    ['officer', officerOf(world), ''],
    ['director', directorOf(world), ''],
    ['head', headOf(world), world.scenario.accounts.head.holder],
    ['clerk', clerkOf(unit.unit), unit.name],
    ['leadingOfficial', leaderOf(leader.post), leader.name],
  ];
  return Promise.all(
    people.map(async ([who, actor, of]) => ({
      who,
      name: of ? `${actor.account}（${of}）` : actor.account,
      token: await accessTokens.sign(actor, validFor),
    })),
  );
}
