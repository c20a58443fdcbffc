import type { DomainError } from '#kernel';
import type { Message, ReceivedMessage } from '#messaging';
import { type NameOf, wordingOf } from '#platform';

/** A message that was put aside: its bytes and headers unchanged, with the reason, and the place that it came from. */
export function deadLetter(
  { key, value, headers, partition, offset, sentAt }: ReceivedMessage,
  error: DomainError,
  topic: string,
  nameOf: NameOf,
): Message {
  const kept = Object.entries(headers).map(([name, content]) => [`original_${name}`, content] as const);
  return {
    key,
    value,
    headers: {
      ...Object.fromEntries(kept),
      zhezi_reason: error.code,
      zhezi_reason_zh: wordingOf(error, 'zh', nameOf),
      zhezi_reason_en: wordingOf(error, 'en', nameOf),
      zhezi_from: `${topic}/${partition}/${offset}`,
      zhezi_sent_at: sentAt,
    },
  };
}
