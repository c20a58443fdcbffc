import { projectDocuments } from '../../architecture/documents.js';

/** One command as a page prints it. */
export interface DocumentedCommand {
  /** `README.md: npm start` */
  readonly said: string;
  readonly page: string;
  /** Without comment, assignments and `sudo`. */
  readonly words: readonly string[];
}

/** Pages that tell what was, or what a tool once printed. */
const notInstructions = ['CHANGELOG.md'];

/** Every command of every block of shell in the documentation; those inside `$(…)` and behind `&&` and `|` are commands too. */
export const documentedCommands = (): readonly DocumentedCommand[] =>
  projectDocuments()
    .filter(({ path }) => !notInstructions.includes(path))
    .flatMap(({ path, text }) => commandsOf(path, text));

export const commandsOf = (page: string, text: string): readonly DocumentedCommand[] =>
  blocksOf(text)
    .flatMap((block) => block.replaceAll('\\\n', ' ').split('\n'))
    .flatMap(simpleCommands)
    .map((command) => ({ said: `${page}: ${command}`, page, words: wordsOf(command) }))
    .filter(({ words }) => words.length > 0);

const blocksOf = (text: string): readonly string[] =>
  [...text.matchAll(/^( *)```(?:sh|bash|shell|console)\n([\s\S]*?)^\1```/gm)].map(([, , block]) => block!);

/** Splits a line where the shell does, outside of quotes, and takes `$(…)` out as a command of its own. */
function simpleCommands(line: string): readonly string[] {
  const inner = [...line.matchAll(/\$\(([^()]*)\)/g)].map(([, command]) => command!);
  const outer = withoutFunction(line).replaceAll(/\$\([^()]*\)/g, 'PRINTED');
  return [...inner, ...parts(withoutComment(outer))]
    .map((command) => command.trim())
    .filter((command) => command !== '');
}

/** `name() { command; }` is its command. */
const withoutFunction = (line: string): string => /^\s*[\w-]+\(\) \{(.*)\}\s*$/.exec(line)?.[1] ?? line;

const quoted = /'[^']*'|"[^"]*"/g;

function withoutComment(line: string): string {
  const hidden = line.replaceAll(quoted, (text) => '_'.repeat(text.length));
  const at = /(^|\s)#/.exec(hidden)?.index;
  return at === undefined ? line : line.slice(0, at);
}

function parts(line: string): readonly string[] {
  const hidden = line.replaceAll(quoted, (text) => '_'.repeat(text.length));
  const cuts = [...hidden.matchAll(/&&|\|\|?|;/g)];
  const from = [0, ...cuts.map(({ index, 0: sign }) => index + sign.length)];
  const to = [...cuts.map(({ index }) => index), line.length];
  return from.map((start, number) => line.slice(start, to[number]));
}

const prefixes = ['sudo', 'env', 'exec'];

/** The words of a command; redirections, assignments before it and who it runs as are left out. An alias is what it stands for. */
export function wordsOf(command: string): readonly string[] {
  const alias = /^alias [\w-]+=(['"])(.*)\1$/.exec(command.trim())?.[2];
  if (alias !== undefined) return wordsOf(alias);
  const words = (command.match(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g) ?? []).map((word) => word.replaceAll(/['"]/g, ''));
  const redirected = words.findIndex((word) => /^[<>]/.test(word));
  return withoutPrefix(redirected < 0 ? words : words.slice(0, redirected));
}

function withoutPrefix([first, second, ...others]: readonly string[]): readonly string[] {
  if (first === undefined) return [];
  const rest = second === undefined ? [] : [second, ...others];
  if (/^[A-Za-z_]\w*=/.test(first) || prefixes.includes(first)) return withoutPrefix(rest);
  return first === '-u' ? withoutPrefix(others) : [first, ...rest];
}
