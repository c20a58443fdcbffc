import { libraryGraph, librariesImported } from './import-graph.js';
import { isSpec } from './rules.js';
import { libraryOf, type Source } from './sources.js';

/**
 * The one-way order of the libraries: which libraries each may import, by name. Every library has an entry, and an import that is not
 * listed is refused, so that a new dependency is a decision that somebody writes down.
 */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  runtime: [],
  'event-store': ['kernel', 'runtime'],
  projections: ['kernel', 'runtime', 'event-store'],
  commands: ['kernel', 'event-store'],
  messaging: ['kernel', 'runtime', 'event-store', 'projections'],
  platform: ['kernel', 'runtime', 'event-store', 'projections', 'commands'],
  settings: ['kernel', 'runtime'],
  organizations: ['kernel', 'runtime', 'settings', 'event-store', 'commands', 'platform'],
  escalation: ['kernel', 'runtime', 'settings'],
  tasks: ['kernel', 'event-store', 'projections', 'commands', 'platform', 'organizations', 'escalation'],
  plans: ['kernel', 'runtime', 'event-store', 'projections', 'commands', 'platform', 'organizations', 'tasks'],
  testing: ['kernel', 'event-store', 'platform', 'kafka-server'], // the server under infra/kafka
};

/**
 * What the specs of a library may import besides, because they show the library at work under what is built on it. All specs may
 * import `testing`.
 */
const specsMayImport: Readonly<Record<string, readonly string[]>> = {
  organizations: ['platform', 'projections'],
};

/** Imports of the product that the order does not have, as `library → imported`. */
export const againstTheOrder = (sources: readonly Source[]): readonly string[] =>
  [...libraryGraph(sources)].flatMap(([library, imported]) =>
    imported.filter((one) => !mayImport[library]?.includes(one)).map((one) => `${library} → ${one}`),
  );

/** Imports of specs that the order does not have, as `path → imported`. */
export const specsAgainstTheOrder = (sources: readonly Source[]): readonly string[] =>
  sources.filter(isSpec).flatMap((source) => {
    const library = libraryOf(source.path);
    if (library === undefined || library === 'testing') return [];
    const allowed = ['testing', ...(mayImport[library] ?? []), ...(specsMayImport[library] ?? [])];
    return librariesImported(source)
      .filter((one) => !allowed.includes(one))
      .map((one) => `${source.path} → ${one}`);
  });
