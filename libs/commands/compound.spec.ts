import { describe, expect, it } from '@jest/globals';
import type { Step } from './aggregate-reader.js';
import { metadataOf } from './command-context.js';
import { type CompoundContext, doneSoFar, partOf } from './compound.js';

const context = (commandId: string, compoundHash = 'h'): CompoundContext => ({
  actor: { account: 'o', role: 'officer' },
  at: '2023-01-17T01:00:00.000Z',
  commandId,
  correlationId: commandId,
  causationId: null,
  source: 'http',
  expectedRevision: 7,
  compoundHash,
});
const step = (given: CompoundContext, revision: number): Step<null, null> => ({
  ...{ event: null, state: null, revision, position: 0n },
  metadata: metadataOf(given, {}),
});
const revisions = (history: readonly Step<null, null>[], given = context('c')) => {
  const { steps, finished } = doneSoFar(history, given);
  return { steps: steps.map(({ revision }) => revision), finished };
};

describe('the parts of a compound command', () => {
  const first = step(partOf(context('c'), '1', 8), 8);
  const last = step(partOf(context('c'), undefined, 9), 9);
  const foreign = step(context('cc', 'x'), 10);

  it('a part of a compound command expects the revision that it is given, and its events carry the hash of the whole', () => {
    expect(partOf(context('c'), '1', 8)).toMatchObject({ commandId: 'c:1', expectedRevision: 8 });
    expect(first.metadata.commandHash).toBe('h');
  });

  it('a compound command is finished once the part with its own id is stored', () => {
    expect(revisions([])).toEqual({ steps: [], finished: false });
    expect(revisions([first, foreign])).toEqual({ steps: [8], finished: false });
    expect(revisions([first, last, foreign])).toEqual({ steps: [8, 9], finished: true });
  });

  it('a compound command is refused when any of its parts carries the hash of other content', () => {
    const refused = expect.objectContaining({ code: 'IDEMPOTENCY_KEY_REUSED', details: { commandId: 'c' } });
    expect(() => doneSoFar([first], context('c', 'other'))).toThrow(refused);
  });
});
