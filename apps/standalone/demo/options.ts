import { parseArgs } from 'node:util';
import { foundText, said, type Said, saidText } from '#kernel';
import type { Language } from '#platform';
import { refuseOption } from './refusals.js';

export interface DemoOptions {
  /** Ends after printing instead of serving. */
  readonly exit: boolean;
  /** Prints one JSON object and nothing else. */
  readonly json: boolean;
  readonly language: Language;
  /** A file that gets what is printed for people, also where JSON is printed. */
  readonly report: string | null;
}

/** @throws DEMO_OPTION_INVALID */
export function demoOptions(args: readonly string[]): DemoOptions {
  const { exit, json, lang, report = null } = parsed(args);
  if (json && !exit) throw refuseOption('DEMO_OPTION_INVALID', { reason: jsonAlone });
  if (lang !== 'zh' && lang !== 'en') throw refuseOption('DEMO_OPTION_INVALID', { reason: foundSaid(args) });
  return { exit, json, language: lang, report };
}

const jsonAlone = saidText({ zh: '--json 须与 --exit 同用', en: '--json needs --exit' });

const foundSaid = (args: readonly string[]): Said => {
  const { zh, en } = foundText(args.join(' '));
  return said([...args], { zh: `实际为${zh}`, en: `found ${en}` });
};

function parsed(args: readonly string[]) {
  try {
    const options = {
      exit: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      lang: { type: 'string', default: 'zh' },
      report: { type: 'string' },
    } as const;
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch {
    throw refuseOption('DEMO_OPTION_INVALID', { reason: foundSaid(args) });
  }
}
