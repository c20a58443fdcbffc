import type { CommanderError } from 'commander';
import type { Language } from '#platform';

const sentences: Readonly<Record<string, string>> = {
  'commander.missingArgument': '缺少参数 {name}。',
  'commander.optionMissingArgument': '选项 {name} 缺少值。',
  'commander.missingMandatoryOptionValue': '缺少必需的选项 {name}。',
  'commander.unknownOption': '没有选项 {name}。',
  'commander.unknownCommand': '没有命令 {name}。',
  'commander.invalidArgument': '选项 {name} 的值不符合要求。',
  'commander.excessArguments': '参数过多。',
};

/** What is wrong with the command line, in the language asked for. */
export function usageSentence({ code, message }: CommanderError, language: Language): string {
  if (language === 'en') return `${message.replace(/^error: /, '')} — see --help`;
  const name = /'([^']+)'/.exec(message)?.[1] ?? '';
  return `${(sentences[code] ?? message).replace('{name}', `“${name}”`)}用法见 --help。`;
}
