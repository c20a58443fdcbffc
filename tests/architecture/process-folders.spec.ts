import { describe, expect, it } from '@jest/globals';
import { contexts, eventCatalog, processes } from '../../apps/contexts.js';
import { isSpec } from './rules.js';
import { projectSources } from './sources.js';

/** `context/name` of every folder of a process. */
const folders = projectSources()
  .filter((source) => !isSpec(source))
  .flatMap(({ path }) => {
    const [, context, name] = /^libs\/([^/]+)\/processes\/([^/]+)\//.exec(path) ?? [];
    return context === undefined || name === undefined ? [] : [`${context}/${name}`];
  });

describe('the processes from events to commands', () => {
  it('each folder of processes is in the manifest of its context under its own name, and nothing else is', () => {
    const listed = contexts.flatMap((context) => context.processes.map(({ name }) => `${context.name}/${name}`));
    expect(listed.sort()).toEqual([...new Set(folders)].sort());
    expect(listed).toContain('plans/plans-become-tasks');
  });

  it('no two processes have one name, because they would share a checkpoint', () => {
    const names = processes.map(({ name }) => name);
    expect([...new Set(names)]).toEqual(names);
  });

  it('each process waits for events that there are, and names them, so that no other wakes it', () => {
    const types = processes.map(({ name, filter }) => [name, filter.types ?? []] as const);
    expect(types.filter(([, waitedFor]) => waitedFor.length === 0)).toEqual([]);
    expect(types.flatMap(([, waitedFor]) => waitedFor).filter((type) => !Object.hasOwn(eventCatalog, type))).toEqual(
      [],
    );
  });
});
