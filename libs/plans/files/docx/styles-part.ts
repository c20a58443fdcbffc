import type { Archive } from '../zip/archive.js';
import { parseXml, type XmlElement } from '../zip/xml.js';

/** What a paragraph style says of numbers and pages. */
export interface ParagraphStyle {
  name: string;
  basedOn: string | null;
  list: string | null;
  level: number | null;
  pageBreakBefore: boolean;
}

const isOff = (value: string | undefined): boolean => value === '0' || value === 'false' || value === 'off';

class StylesPart {
  readonly styles = new Map<string, ParagraphStyle>();
  private style: ParagraphStyle | null = null;

  open({ name, attributes }: XmlElement): void {
    if (name === 'style') {
      this.style = { name: '', basedOn: null, list: null, level: null, pageBreakBefore: false };
      this.styles.set(attributes.styleId ?? '', this.style);
    } else if (this.style) this.describe(this.style, name, attributes.val);
  }

  close(name: string): void {
    if (name === 'style') this.style = null;
  }

  private describe(style: ParagraphStyle, name: string, value: string | undefined): void {
    if (name === 'name') style.name = value ?? '';
    if (name === 'basedOn') style.basedOn = value ?? null;
    if (name === 'numId') style.list = value ?? null;
    if (name === 'ilvl') style.level = Number(value ?? 0);
    if (name === 'pageBreakBefore') style.pageBreakBefore = !isOff(value);
  }
}

const longestChain = 20;

/** The paragraph styles of a document, what they inherit included. */
export class Styles {
  constructor(private readonly styles: ReadonlyMap<string, ParagraphStyle>) {}

  /** The style and those it is based on, nearest first. */
  private chain(id: string): [string, ParagraphStyle][] {
    const found: [string, ParagraphStyle][] = [];
    for (let next: string | null = id; next !== null && found.length < longestChain;) {
      const style = this.styles.get(next);
      if (!style) break;
      found.push([next, style]);
      next = style.basedOn;
    }
    return found;
  }

  /** The list a style numbers its paragraphs by, with the style that says so. */
  listOf(id: string): { readonly list: string; readonly level: number | null; readonly style: string } | null {
    const found = this.chain(id).find(([, { list }]) => list !== null);
    return found ? { list: found[1].list!, level: found[1].level, style: found[0] } : null;
  }

  startsPage(id: string): boolean {
    return this.styles.get(id)?.pageBreakBefore ?? false;
  }

  /** A line of a table of contents repeats a heading and a page number. */
  isContents(id: string): boolean {
    return /^toc \d$/i.test(this.styles.get(id)?.name ?? '');
  }
}

export async function readStyles(archive: Archive, path: string | null): Promise<Styles> {
  if (path === null || !archive.has(path)) return new Styles(new Map());
  const part = new StylesPart();
  await parseXml(archive, path, {
    open(element) {
      archive.budget.pieces(1);
      part.open(element);
    },
    close: (name) => part.close(name),
  });
  return new Styles(part.styles);
}
