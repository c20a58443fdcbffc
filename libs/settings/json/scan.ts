import type { InBoth } from '#kernel';

/** The first place where a text is not JSON. */
export class NotJson extends Error {
  constructor(
    readonly line: number,
    readonly column: number,
    readonly expected: InBoth,
  ) {
    super(`line ${line}, column ${column}: expected ${expected.en}`);
    this.name = 'NotJson';
  }

  /** Where it stops being JSON, and what should stand there. */
  get words(): InBoth {
    const { line, column, expected: missing } = this;
    return {
      zh: `第 ${line} 行第 ${column} 列应为${missing.zh}`,
      en: `line ${line}, column ${column}: expected ${missing.en}`,
    };
  }
}

export const pathKey = (path: readonly PropertyKey[]): string => JSON.stringify(path.map(String));

const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
// eslint-disable-next-line no-control-regex
const quoted = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const space = /[ \t\r\n]*/y;

const expected = {
  value: { zh: '一个值（文字要放在英文双引号内）', en: 'a value (text in straight double quotes)' },
  key: { zh: '英文双引号内的字段名', en: 'the name of a field in straight double quotes' },
  colon: { zh: '英文冒号 :', en: 'a colon' },
  inObject: { zh: '英文逗号或右花括号 }', en: 'a comma or }' },
  inList: { zh: '英文逗号或右方括号 ]', en: 'a comma or ]' },
  end: { zh: '文件到此结束', en: 'the end of the file' },
} as const;

/** Goes through a JSON text and notes the line on which every part begins. */
class Scan {
  readonly lines = new Map<string, number>();
  private at = 0;
  private counted = 0;
  private lineBefore = 1;

  constructor(private readonly text: string) {}

  /** @throws NotJson */
  whole(): void {
    this.value([]);
    if (this.at < this.text.length) throw this.fault(expected.end);
  }

  private value(path: readonly PropertyKey[]): void {
    this.match(space);
    const key = pathKey(path);
    if (!this.lines.has(key)) this.lines.set(key, this.line());
    const sign = this.text[this.at];
    if (sign === '{') this.members(path);
    else if (sign === '[') this.items(path);
    else if (this.match(quoted) === undefined && this.match(scalar) === undefined) throw this.fault(expected.value);
    this.match(space);
  }

  private members(path: readonly PropertyKey[]): void {
    this.listed('}', expected.inObject, () => {
      const begin = this.line();
      const name = this.match(quoted);
      if (name === undefined) throw this.fault(expected.key);
      this.match(space);
      if (!this.taken(':')) throw this.fault(expected.colon);
      const inner = [...path, JSON.parse(name) as string];
      this.lines.set(pathKey(inner), begin);
      this.value(inner);
    });
  }

  private items(path: readonly PropertyKey[]): void {
    let place = 0;
    this.listed(']', expected.inList, () => this.value([...path, place++]));
  }

  private listed(end: string, missing: InBoth, one: () => void): void {
    this.at++;
    this.match(space);
    if (this.taken(end)) return;
    for (;;) {
      this.match(space);
      one();
      this.match(space);
      if (this.taken(end)) return;
      if (!this.taken(',')) throw this.fault(missing);
    }
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }

  private taken(sign: string): boolean {
    if (this.text[this.at] !== sign) return false;
    this.at++;
    return true;
  }

  /** Counts on from where it was asked before, so that a long file is counted once. */
  private line(): number {
    for (; this.counted < this.at; this.counted++) if (this.text[this.counted] === '\n') this.lineBefore++;
    return this.lineBefore;
  }

  private fault(what: InBoth): NotJson {
    const column = this.at - this.text.lastIndexOf('\n', this.at - 1);
    return new NotJson(this.line(), column, what);
  }
}

/** The line on which every part of a JSON text begins, by {@link pathKey}; of a field, the line of its name. @throws NotJson */
export function linesOfJson(text: string): ReadonlyMap<string, number> {
  const scan = new Scan(text);
  scan.whole();
  return scan.lines;
}
