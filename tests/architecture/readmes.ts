/** The shape of a page, section by section: what two languages must have in common. */
export interface Section {
  /** `## 3`: the level of its heading, and its place among those of the level. */
  readonly place: string;
  readonly title: string;
  /** The languages of its code blocks, with the commands of those of a shell. */
  readonly blocks: readonly string[];
  readonly commands: readonly string[];
  /** `3 × 6`: columns and rows of each table, its head included. */
  readonly tables: readonly string[];
  /** Where its links lead; a page that there is in both languages by its English name. */
  readonly links: readonly string[];
}

export function sectionsOf(text: string): readonly Section[] {
  const places = new Map<string, number>();
  return chaptersIn(text).map((lines) => {
    const [, level = '', title = ''] = /^(#+) (.*)/.exec(lines[0] ?? '') ?? [];
    const number = (places.get(level) ?? 0) + 1;
    places.set(level, number);
    return sectionOf(`${level} ${number}`.trim(), title, lines.slice(1));
  });
}

function sectionOf(place: string, title: string, lines: readonly string[]): Section {
  const blocks = blocksIn(lines);
  const prose = lines.filter((_, at) => !blocks.some(({ from, to }) => at >= from && at <= to));
  return {
    place,
    title,
    blocks: blocks.map(({ language }) => language),
    commands: blocks
      .filter(({ language }) => language === 'sh')
      .flatMap(({ from, to }) => lines.slice(from + 1, to).map(commandIn)),
    tables: tablesIn(prose),
    links: [...prose.join('\n').matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => inAnyLanguage(target!)).sort(),
  };
}

/** A heading inside a code block is none. */
function chaptersIn(text: string): string[][] {
  const chapters: string[][] = [];
  let isCode = false;
  for (const line of text.trim().split('\n')) {
    if (line.startsWith('```')) isCode = !isCode;
    if (!isCode && /^#+ /.test(line)) chapters.push([]);
    chapters.at(-1)?.push(line);
  }
  return chapters;
}

interface Block {
  readonly language: string;
  readonly from: number;
  readonly to: number;
}

function blocksIn(lines: readonly string[]): Block[] {
  const fences = lines.flatMap((line, at) => (line.startsWith('```') ? [at] : []));
  return fences
    .filter((_, at) => at % 2 === 0)
    .map((from, at) => ({ language: lines[from]!.slice(3), from, to: fences[2 * at + 1] ?? lines.length }));
}

/** Without its comment; what stands for something else (FILE, 文件) is a gap in both languages. */
const commandIn = (line: string): string =>
  line
    .replace(/\s+#.*$/, '')
    .replace(/\b[A-Z]{2,}\b|\p{Script=Han}+/gu, '…')
    .trim();

function tablesIn(lines: readonly string[]): string[] {
  const tables: string[][] = [];
  for (const [at, line] of lines.entries()) {
    if (!line.startsWith('|')) continue;
    if (at > 0 && lines[at - 1]!.startsWith('|')) tables.at(-1)!.push(line);
    else tables.push([line]);
  }
  return tables.map((rows) => `${rows[0]!.split('|').length - 2} × ${rows.length - 1}`);
}

interface Page {
  readonly path: string;
  readonly text: string;
}

/** What one page has and the other has not, as sentences. */
export function differencesBetween(one: Page, other: Page): string[] {
  const [ones, others] = [sectionsOf(one.text), sectionsOf(other.text)];
  const places = [...new Set([...ones, ...others].map(({ place }) => place))];
  return places.flatMap((place) => {
    const found = ones.find((section) => section.place === place);
    const beside = others.find((section) => section.place === place);
    if (!found || !beside) {
      const [has, hasNot] = found ? [one, other] : [other, one];
      return [`${has.path} has a section "${(found ?? beside)!.title}" (${place}) that ${hasNot.path} has not`];
    }
    return differencesIn(found, beside, one.path, other.path);
  });
}

const compared = {
  commands: 'the command',
  blocks: 'a code block',
  tables: 'a table of columns × rows',
  links: 'a link to',
} as const;

function differencesIn(found: Section, beside: Section, one: string, other: string): string[] {
  const where = `section ${found.place} ("${found.title}", "${beside.title}")`;
  const names = Object.keys(compared) as (keyof typeof compared)[];
  return names.flatMap((name) => [
    ...without(found[name], beside[name]).map((each) => `${where}: only ${one} has ${compared[name]} ${each}`),
    ...without(beside[name], found[name]).map((each) => `${where}: only ${other} has ${compared[name]} ${each}`),
  ]);
}

/** What is in the first list more often than in the second. */
const without = (list: readonly string[], others: readonly string[]): string[] => {
  const left = [...others];
  return list.filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};

/** `docs/service.zh-CN.md` is `docs/service.md` in Chinese. */
const inAnyLanguage = (target: string): string => target.replace('.zh-CN.md', '.md');
