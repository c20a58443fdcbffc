import { describe, expect, it } from '@jest/globals';
import { contexts, eventCatalog, reactors } from '../../apps/contexts.js';
import { isSpec } from './rules.js';
import { projectSources } from './sources.js';

/** `context/name` of every folder of a reactor. */
const folders = projectSources()
  .filter((source) => !isSpec(source))
  .flatMap(({ path }) => {
    const [, context, name] = /^libs\/([^/]+)\/reactors\/([^/]+)\//.exec(path) ?? [];
    return context === undefined || name === undefined ? [] : [`${context}/${name}`];
  });

describe('the reactors', () => {
  it('each folder of reactors is in the manifest of its context under its own name, and nothing else is', () => {
    const listed = contexts.flatMap((context) => context.reactors.map(({ name }) => `${context.name}/${name}`));
    expect(listed.sort()).toEqual([...new Set(folders)].sort());
    expect(listed).toContain('plans/plans-become-tasks');
  });

  it('no two reactors have one name, because they would share a checkpoint', () => {
    const names = reactors.map(({ name }) => name);
    expect([...new Set(names)]).toEqual(names);
  });

  it('each reactor waits for events that there are, and names them, so that no other wakes it', () => {
    const types = reactors.map(({ name, filter }) => [name, filter.types ?? []] as const);
    expect(types.filter(([, waitedFor]) => waitedFor.length === 0)).toEqual([]);
    expect(types.flatMap(([, waitedFor]) => waitedFor).filter((type) => !Object.hasOwn(eventCatalog, type))).toEqual(
      [],
    );
  });
});
