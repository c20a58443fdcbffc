import type { Json } from '#kernel';
import { findingCodes, type FindingCode, type FindingEntry } from './finding-codes.js';
import type { Finding } from './types.js';

export interface Place {
  readonly line: number;
  readonly excerpt: string;
  readonly field?: string;
  readonly taskIndex?: number;
  readonly proposal?: Json;
  readonly severity?: Finding['severity'];
}

const excerptLength = 60;

const fill = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

export const finding = (
  code: FindingCode,
  place: Place,
  values: Readonly<Record<string, string | number>> = {},
): Finding => {
  const entry: FindingEntry = findingCodes[code];
  return {
    code,
    severity: place.severity ?? entry.severity,
    line: place.line,
    excerpt: place.excerpt.slice(0, excerptLength),
    field: place.field ?? null,
    taskIndex: place.taskIndex ?? null,
    reason: { zh: fill(entry.zh, values), en: fill(entry.en, values) },
    proposal: place.proposal ?? null,
  };
};
