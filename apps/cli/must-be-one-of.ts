import { type InBoth, knownText } from '#kernel';
import type { Language } from '#platform';
import { say } from './command.js';
import { WrongUsage } from './exit-codes.js';

/** What was given in the place of one of these names: the most similar first, with what each means. */
export function mustBeOneOf(
  what: InBoth,
  names: Readonly<Record<string, InBoth>>,
  given: string,
  language: Language,
): WrongUsage {
  const known = knownText(Object.keys(names), given, { words: new Map(Object.entries(names)) });
  return new WrongUsage(
    say(
      language,
      `${what.zh}应为以下之一：${known.zh}；实际为“${given}”。`,
      `${what.en} must be one of ${known.en}; found "${given}".`,
    ),
  );
}
