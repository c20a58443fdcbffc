export const pathKey = (path: readonly PropertyKey[]): string => JSON.stringify(path.map(String));

const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
// eslint-disable-next-line no-control-regex
const quoted = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const space = /[ \t\r\n]*/y;

/** A field that stands twice in one object. */
export interface FieldTwice {
  readonly path: readonly PropertyKey[];
  /** Where it stood before. */
  readonly line: number;
}

/** Goes through a text that is JSON and notes the line on which every part begins. */
class Scan {
  readonly lines = new Map<string, number>();
  readonly twice: FieldTwice[] = [];
  private at = 0;
  private counted = 0;
  private lineBefore = 1;

  constructor(private readonly text: string) {}

  value(path: readonly PropertyKey[]): void {
    this.match(space);
    const sign = this.text[this.at];
    if (sign === '{') this.members(path);
    else if (sign === '[') this.items(path);
    else if (this.match(quoted) === undefined) this.match(scalar);
    this.match(space);
  }

  private members(path: readonly PropertyKey[]): void {
    const lineOf = new Map<string, number>();
    this.listed('}', () => {
      const begin = this.line();
      const name = this.match(quoted)!;
      this.match(space);
      this.taken(':');
      const field = JSON.parse(name) as string;
      const inner = [...path, field];
      const line = lineOf.get(field);
      if (line !== undefined) this.twice.push({ path: inner, line });
      lineOf.set(field, begin);
      this.lines.set(pathKey(inner), begin);
      this.value(inner);
    });
  }

  private items(path: readonly PropertyKey[]): void {
    let place = 0;
    this.listed(']', () => {
      const inner = [...path, place++];
      this.lines.set(pathKey(inner), this.line());
      this.value(inner);
    });
  }

  private listed(end: string, one: () => void): void {
    this.at++;
    this.match(space);
    if (this.taken(end)) return;
    for (;;) {
      this.match(space);
      one();
      this.match(space);
      if (this.taken(end)) return;
      this.taken(',');
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
}

export interface ScannedJson {
  /** The line on which every part begins, by {@link pathKey}; of a field, the line of its name, and of one that stands twice the last. */
  readonly lines: ReadonlyMap<string, number>;
  readonly twice: readonly FieldTwice[];
}

/** What a parsed text no longer says: lines, and fields that another of the same name has replaced. The text is JSON. */
export function scannedJson(text: string): ScannedJson {
  const scan = new Scan(text);
  scan.value([]);
  return scan;
}
