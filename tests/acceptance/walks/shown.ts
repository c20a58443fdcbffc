/** The first line of the page that the output does not have, in the sequence of the page; undefined when it has all. */
export function firstMissing(shown: readonly string[], output: string): string | undefined {
  const lines = output.split('\n').map(plain);
  let from = 0;
  for (const line of shown) {
    const found = lines.findIndex((candidate, at) => at >= from && patternOf(line).test(candidate));
    if (found < 0) return line;
    from = found + 1;
  }
  return undefined;
}

/** `…` stands for anything; how much white space there is does not count. */
const patternOf = (line: string): RegExp => new RegExp(`^${plain(line).split('…').map(escaped).join('.*')}$`);

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const plain = (line: string): string => line.trim().replaceAll(/\s+/g, ' ');
