import type { WalkCommand } from './page.js';
import type { WalkedCommand } from './walk.js';

/** The commands of a page in a table: which were given before, and how long each of the others took. */
export function tableOf(page: string, before: readonly WalkCommand[], walked: readonly WalkedCommand[]): string {
  const rows = [
    ...before.map(({ text }) => ({ text, seconds: 'before' })),
    ...walked.map(({ text, milliseconds }) => ({ text, seconds: (milliseconds / 1_000).toFixed(1) })),
  ];
  const lines = rows.map(({ text, seconds }, at) => `${String(at + 1).padStart(3)}  ${seconds.padStart(7)}  ${text}`);
  return `\ndocs/${page}: ${rows.length} commands\n  #  seconds  command\n${lines.join('\n')}\n`;
}
