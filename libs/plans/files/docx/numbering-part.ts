import type { Archive } from '../zip/archive.js';
import { parseXml, type XmlElement } from '../zip/xml.js';
import type { Level, NumberedList } from './numbering.js';

type Draft = { -readonly [Key in keyof Level]: Level[Key] };

interface Definition {
  readonly levels: Map<number, Draft>;
  /** Stands for a numbering style, or is one. */
  styleLink: string | null;
  numStyleLink: string | null;
}

interface Use {
  definition: string;
  readonly starts: Map<number, number>;
  readonly levels: Map<number, Draft>;
}

const newLevel = (): Draft => ({
  start: 1,
  format: 'decimal',
  text: '',
  suffix: 'tab',
  isLegal: false,
  restart: null,
  style: null,
});

/** What the children of a level say. */
const levelSetters: Readonly<Record<string, (level: Draft, value: string) => void>> = {
  start: (level, value) => (level.start = Number(value) || 0),
  numFmt: (level, value) => (level.format = value),
  lvlText: (level, value) => (level.text = value),
  suff: (level, value) => (level.suffix = value),
  isLgl: (level, value) => (level.isLegal = value !== '0' && value !== 'false'),
  lvlRestart: (level, value) => (level.restart = Number(value)),
  pStyle: (level, value) => (level.style = value),
};

class NumberingPart {
  readonly definitions = new Map<string, Definition>();
  readonly uses = new Map<string, Use>();
  private definition: Definition | null = null;
  private use: Use | null = null;
  private override = 0;
  private level: Draft | null = null;

  open({ name, attributes }: XmlElement): void {
    if (this.level) levelSetters[name]?.(this.level, attributes.val ?? '');
    else if (name === 'abstractNum') this.openDefinition(attributes.abstractNumId ?? '');
    else if (name === 'num') this.openUse(attributes.numId ?? '');
    else if (name === 'lvl') this.openLevel(Number(attributes.ilvl));
    else if (this.use) this.describeUse(name, attributes);
    else if (name === 'styleLink' || name === 'numStyleLink') this.linkStyle(name, attributes.val);
  }

  close(name: string): void {
    if (name === 'lvl') this.level = null;
    if (name === 'abstractNum') this.definition = null;
    if (name === 'num') this.use = null;
  }

  private linkStyle(link: 'styleLink' | 'numStyleLink', value: string | undefined): void {
    if (this.definition) this.definition[link] = value ?? null;
  }

  private openDefinition(id: string): void {
    this.definition = { levels: new Map(), styleLink: null, numStyleLink: null };
    this.definitions.set(id, this.definition);
  }

  private openUse(id: string): void {
    this.use = { definition: '', starts: new Map(), levels: new Map() };
    this.uses.set(id, this.use);
  }

  private openLevel(at: number): void {
    this.level = newLevel();
    (this.use ?? this.definition)?.levels.set(at, this.level);
  }

  private describeUse(name: string, { val = '', ilvl }: XmlElement['attributes']): void {
    if (name === 'abstractNumId') this.use!.definition = val;
    if (name === 'lvlOverride') this.override = Number(ilvl ?? 0);
    if (name === 'startOverride') this.use!.starts.set(this.override, Number(val) || 0);
  }

  /** The definition itself, or the one that a numbering style leads to. */
  resolve(id: string): string {
    const link = this.definitions.get(id)?.numStyleLink ?? null;
    if (link === null) return id;
    return [...this.definitions].find(([, { styleLink }]) => styleLink === link)?.[0] ?? id;
  }

  lists(): Map<string, NumberedList> {
    return new Map(
      [...this.uses].map(([id, use]) => {
        const definition = this.resolve(use.definition);
        const levels = new Map([...(this.definitions.get(definition)?.levels ?? []), ...use.levels]);
        return [id, { definition, levels, starts: use.starts }];
      }),
    );
  }
}

/** The lists of a document by the id that its paragraphs name. */
export async function readNumbering(archive: Archive, path: string | null): Promise<Map<string, NumberedList>> {
  if (path === null || !archive.has(path)) return new Map();
  const part = new NumberingPart();
  await parseXml(archive, path, {
    open(element) {
      archive.budget.pieces(1);
      part.open(element);
    },
    close: (name) => part.close(name),
  });
  return part.lists();
}
