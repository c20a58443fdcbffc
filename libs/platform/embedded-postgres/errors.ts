import { type InBoth, saidText, textFrom, type Said } from '#kernel';

export type EmbeddedPostgresCode =
  | 'EMBEDDED_POSTGRES_IN_USE'
  | 'EMBEDDED_POSTGRES_UNSUPPORTED_PLATFORM'
  | 'EMBEDDED_POSTGRES_NO_ACCOUNT'
  | 'EMBEDDED_POSTGRES_OTHER_VERSION'
  | 'EMBEDDED_POSTGRES_NO_PASSWORD'
  | 'EMBEDDED_POSTGRES_DATA_GONE'
  | 'EMBEDDED_POSTGRES_INIT_FAILED'
  | 'EMBEDDED_POSTGRES_START_FAILED';

/** The embedded server cannot serve. The message says what was found and, after the arrow, what to do. */
export class EmbeddedPostgresError extends Error {
  constructor(
    readonly code: EmbeddedPostgresCode,
    private readonly found: InBoth,
    private readonly advice: InBoth,
  ) {
    super(`${code}: ${found.en}\n→ ${advice.en}`);
    this.name = 'EmbeddedPostgresError';
  }

  /** The same for people, for the middle of a sentence. */
  get reason(): Said<string> {
    const { found, advice } = this;
    return saidText(
      textFrom((t) => inOneLine(`${t(found)}${t({ zh: '（', en: ' (' })}${t(advice)}${t({ zh: '）', en: ')' })}`)),
    );
  }
}

/** What a program said in several lines, for the middle of a sentence. */
export const inOneLine = (text: string): string => text.trim().replaceAll(/\s*\n\s*/g, ' · ');

/** Whether the server, or the program that makes its data, found no room on the disk. */
export const isDiskFull = ({ message }: EmbeddedPostgresError): boolean =>
  /No space left on device|Disk quota exceeded|ENOSPC|EDQUOT/.test(message);
