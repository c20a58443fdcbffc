import type { Language } from '#platform';
import { findingText, isError, type PlacedFinding } from '#settings';
import { asJson, say } from './command.js';
import { type ExitCode, exitCodes } from './exit-codes.js';

/** What a check of a file has found. */
export interface CheckedFile {
  readonly file: string;
  /** What the file holds, in words; undefined where it cannot be told. */
  readonly holds: { readonly zh: string; readonly en: string } | undefined;
  readonly findings: readonly PlacedFinding[];
}

/** Every finding on a line of its own, and how many there are. */
export function checkText({ file, holds, findings }: CheckedFile, language: Language): string {
  const errors = findings.filter(isError).length;
  const hints = findings.length - errors;
  const lines = findings.map((one) => `${isError(one) ? '✗' : '·'} ${findingText(one, language)} [${one.code}]`);
  const found =
    findings.length === 0
      ? say(language, '没有发现问题。', 'Nothing is wrong.')
      : say(language, `${errors} 处错误，${hints} 处提示。`, `${errors} errors, ${hints} hints.`);
  return `${[`${file}${holds ? `${say(language, '：', ': ')}${holds[language]}` : ''}`, ...lines, found].join('\n')}\n`;
}

export const checkJson = ({ file, findings }: CheckedFile, more: object): string =>
  asJson({
    file,
    ...more,
    findings: findings.map(({ code, severity, path, place, says, fix }) => ({
      code,
      severity,
      path,
      place,
      says,
      fix,
    })),
  });

export const exitCodeOf = ({ findings }: CheckedFile): ExitCode =>
  findings.some(isError) ? exitCodes.refused : exitCodes.done;
