import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { EventCatalog, JsonObject } from '#kernel';
import { root } from './sources.js';

/** An event as some version of this program stored it; without a version it is of the first. */
export interface EventSample {
  readonly type: string;
  readonly schemaVersion?: number;
  readonly data: JsonObject;
}

/** The golden samples of the contexts: `libs/<context>/contract/*.samples.json`. */
export const storedSamples = (): readonly EventSample[] =>
  ts.sys
    .readDirectory(join(root, 'libs'), ['.json'], undefined, ['*/contract/*.samples.json'])
    .flatMap((file) => JSON.parse(readFileSync(file, 'utf8')) as EventSample[]);

/** `Type version` for every former version of an event type of which there is no sample. */
export function missingSamples(catalog: EventCatalog, samples: readonly EventSample[]): string[] {
  const has = (type: string, version: number): boolean =>
    samples.some((sample) => sample.type === type && (sample.schemaVersion ?? 1) === version);
  return Object.entries(catalog).flatMap(([type, { upcasters }]) =>
    upcasters.flatMap((_, at) => (has(type, at + 1) ? [] : [`${type} ${at + 1}`])),
  );
}
