import { clockKinds } from '#escalation/contract';
import { roles } from '#kernel';
import { unitKinds } from '#organizations/contract';
import { planStates } from '#plans/contract';
import { assignmentStates, taskStates } from '#tasks/contract';
import { contexts, eventCatalog } from '../../../apps/contexts.js';

/** Words of the program that people never read, by what they are. */
export const codes: Readonly<Record<string, readonly string[]>> = {
  command: contexts.flatMap(({ commands }) => Object.keys(commands)),
  event: Object.keys(eventCatalog),
  state: [...taskStates, ...assignmentStates, ...planStates],
  role: roles,
  kind: [...clockKinds, ...unitKinds],
};

/** How commands are called where the route has a name of its own: `withdrawTask`. */
const inSmall = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** Which code a text has in it, and what it is. */
export const codesIn = (text: string): readonly string[] =>
  Object.entries(codes).flatMap(([what, names]) =>
    [...names, ...(what === 'command' ? names.map(inSmall) : [])]
      .filter((name) => new RegExp(`(?<![A-Za-z])${name}(?![A-Za-z])`).test(text))
      .map((name) => `the ${what} ${name} in code form`),
  );

/** Those that no language writes in the middle of a sentence: with a capital inside of it or at its beginning. */
export const isWritten = (name: string): boolean => /[a-z][A-Z]/.test(name);
