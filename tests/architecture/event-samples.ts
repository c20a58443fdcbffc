import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** An event as some version of this program stored it; without a version it is of the first. */
export interface EventSample {
  readonly type: string;
  readonly schemaVersion?: number;
  readonly data: unknown;
}

const root = join(import.meta.dirname, '../..');

/** The golden samples of the contexts: `libs/<context>/domain/*-events.samples.json`. */
export const storedSamples = (): readonly { readonly file: string; readonly sample: EventSample }[] =>
  ts.sys.readDirectory(join(root, 'libs'), ['.json'], undefined, ['*/domain/*-events.samples.json']).flatMap((file) => {
    const samples = JSON.parse(readFileSync(file, 'utf8')) as EventSample[];
    return samples.map((sample) => ({ file, sample }));
  });

/** `Type version` for every version below the one that a source writes (`schemaVersions: { Type: 3 }`) without a sample. */
export function missingSamples(text: string, samples: readonly EventSample[]): string[] {
  const has = (type: string, version: number): boolean =>
    samples.some((sample) => sample.type === type && (sample.schemaVersion ?? 1) === version);
  return [...text.matchAll(/schemaVersions:\s*\{([^}]*)\}/g)].flatMap(([, written]) =>
    [...written!.matchAll(/(\w+):\s*(\d+)/g)].flatMap(([, type, newest]) =>
      Array.from({ length: Number(newest) - 1 }, (_, at) => at + 1)
        .filter((version) => !has(type!, version))
        .map((version) => `${type} ${version}`),
    ),
  );
}
