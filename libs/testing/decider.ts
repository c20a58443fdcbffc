import { deepStrictEqual, fail, strictEqual } from 'node:assert/strict';
import { type Decider, DomainError } from '#kernel';

/**
 * Given events, when a command, then events (in order, whole) or the code of the refusal,
 * with those of its details that matter: `given([…]).when(command).then('TASK_CLOSED')`. A refusal must also be able to fill its own sentence.
 */
export const specification = <Command, Event, State>(decider: Decider<Command, Event, State>) => ({
  given: (events: readonly Event[]) => ({
    when: (command: Command) => {
      const decide = () => decider.decide(command, events.reduce<State>(decider.evolve, decider.initialState()));
      return {
        then: (expected: readonly Event[] | string, details: Details = {}): void =>
          typeof expected === 'string' ? expectRefusal(decide, expected, details) : deepStrictEqual(decide(), expected),
        /** For looking at some of the events only. */
        events: decide,
      };
    },
  }),
});

type Details = Readonly<Record<string, unknown>>;

function expectRefusal(decide: () => unknown, code: string, details: Details): void {
  const refused = refusalOf(decide);
  strictEqual(refused.code, code);
  for (const [name, value] of Object.entries(details)) deepStrictEqual(refused.details[name], value);
  for (const sentence of [refused.entry.zh, refused.entry.en]) {
    deepStrictEqual(unfilled(sentence, refused), [], `${code} leaves gaps in: ${sentence}`);
  }
}

function refusalOf(decide: () => unknown): DomainError {
  let decided: unknown;
  try {
    decided = decide();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  return fail(`expected a refusal, but it was decided: ${JSON.stringify(decided)}`);
}

const unfilled = (sentence: string, { details }: DomainError): string[] =>
  [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).filter((name) => !(name in details));
