import type { Json } from '#kernel';

/** What no pattern and no vocabulary takes. */
const wrongWord = '？';

/** The content with a wrong word in the place of every text; fields in `kept` stay, such as the one that tells shapes apart. */
export function garbled(content: unknown, kept: readonly string[] = []): Json {
  if (typeof content === 'string') return wrongWord;
  if (Array.isArray(content)) return content.map((item) => garbled(item, kept));
  if (typeof content !== 'object' || content === null) return content as Json;
  return Object.fromEntries(
    Object.entries(content).map(([name, value]) => [
      name,
      kept.includes(name) ? (value as Json) : garbled(value, kept),
    ]),
  );
}
