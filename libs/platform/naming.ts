import type { Json } from '#kernel';

/** What a detail of a refusal is called in a sentence: the name of what its id stands for, or the text itself where it is no id. */
export type NameOf = (detail: string, text: string) => string;

export const asWritten: NameOf = (_detail, text) => text;

/** The value as a sentence shows it: every text in it by its name. */
export function named(value: Json | undefined, detail: string, nameOf: NameOf): Json | undefined {
  if (typeof value === 'string') return nameOf(detail, value);
  if (!Array.isArray(value)) return value;
  return (value as readonly Json[]).map((each) => (typeof each === 'string' ? nameOf(detail, each) : each));
}
