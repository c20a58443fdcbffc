import { CommanderError } from 'commander';
import { type Language, languageIn, processConfiguration, sentenceOf } from '#platform';
import { say, type Work } from './command.js';
import { type ExitCode, exitCodes, WrongUsage } from './exit-codes.js';
import { cliProgram } from './program.js';
import type { Surroundings } from './surroundings.js';
import { usageSentence } from './usage.js';

/** Runs one command line (without node and script). Says what went wrong in a sentence and never throws. */
export async function runCli(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const asked = languageAsked(args);
  const { env } = surroundings;
  let language: Language = asked === 'en' ? 'en' : 'zh';
  try {
    const configured = languageIn(env);
    if (asked === undefined) language = configured;
    let work: Work | undefined;
    await cliProgram(language, surroundings, (chosen) => (work = chosen)).parseAsync(args, { from: 'user' });
    if (!work) return exitCodes.usage;
    const configuration = () => processConfiguration(env);
    return await work({ language, surroundings, configuration });
  } catch (error) {
    return complain(error, language, surroundings);
  }
}

function complain(error: unknown, language: Language, { err }: Surroundings): ExitCode {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitCodes.done;
    if (error.code !== 'commander.help') err(`${usageSentence(error, language)}\n`);
    return exitCodes.usage;
  }
  if (error instanceof WrongUsage) {
    err(`${error.message}\n`);
    return exitCodes.usage;
  }
  err(`${say(language, '未完成：', 'Not done: ')}${sentenceOf(error, language)}\n`);
  return exitCodes.refused;
}

/** The language is needed before the command line is understood: help is written in it. Undefined when none is asked for. */
function languageAsked(args: readonly string[]): string | undefined {
  const at = args.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  return at < 0 ? undefined : (args[at]!.split('=')[1] ?? args[at + 1] ?? '');
}
