import { type Position, START } from '@kurrent/kurrentdb-client';

const largest = 2n ** 63n - 1n;

/** The position of an event does not fit into one number: the event was written by an explicit transaction of the old TCP protocol. */
export class PositionUnsupported extends Error {
  constructor({ commit, prepare }: Position) {
    super(
      `KurrentDB position commit ${commit}, prepare ${prepare}: expected both equal and at most ${largest}, as every event ` +
        `has that was written over gRPC. Keep the events of this product in a database without old explicit transactions.`,
    );
    this.name = 'PositionUnsupported';
  }
}

/**
 * The place of an event in the log as one number. Over gRPC an event is committed by its own record, so that both halves of its
 * position are the offset of that record. @throws PositionUnsupported
 */
export function positionOf(pair: Position): bigint {
  if (pair.commit !== pair.prepare || pair.commit > largest) throw new PositionUnsupported(pair);
  return pair.commit;
}

/** The server's form of a position to read from; the event at the position is read too. */
export const pairOf = (position: bigint): Position | typeof START =>
  position === 0n ? START : { commit: position, prepare: position };

/** Whether one event comes after the other in the global order. */
export const isAfter = (one: Position, other: Position): boolean =>
  one.commit === other.commit ? one.prepare > other.prepare : one.commit > other.commit;
