import type { Timestamp } from '#kernel';
import type { ReadyToken } from '../product/tokens.js';
import type { Voice } from './sections.js';

export interface Serving {
  readonly address: string;
  readonly now: Timestamp;
  readonly tokens: readonly ReadyToken[];
  readonly taskId: string;
}

/** The address, with tokens and three lines to paste into a shell, for a look around. */
export function serving({ words, paint }: Voice, { address, now, tokens, taskId }: Serving): string {
  const { labels, roles } = words;
  const tokenOf = (who: ReadyToken['who']): string => tokens.find((ready) => ready.who === who)!.token;
  const curl = (who: ReadyToken['who'], path: string): string =>
    `  curl -s -H 'authorization: Bearer ${tokenOf(who)}' '${address}${path}'`;
  return [
    paint('bold', `${labels.address}  ${address}  (${address}/docs)`),
    `${labels.clock}  ${now}`,
    '',
    paint('bold', labels.tokens),
    ...tokens.flatMap(({ who, name, token }) => [`  ${roles[who]}  ${name}`, `    ${paint('dim', token)}`]),
    '',
    paint('bold', labels.tryIt),
    curl('officer', '/v1/tasks?light=red'),
    curl('clerk', '/v1/tasks?state=InProgress'),
    curl('leadingOfficial', `/v1/tasks/${taskId}/timeline`),
    '',
    labels.stop,
  ].join('\n');
}
