import { printedNumber, type NumberStyle } from '../../numbers/numbering.js';
import { announcedGoals } from './goals.js';
import { sentences } from './clauses.js';
import type { Paragraph, Span } from './paragraphs.js';
import { beginsWithAct, isCounted, isLeadIn } from './promises.js';

/** Where in the report something stands. */
export interface Place {
  readonly section: string | null;
  readonly subsection: string | null;
  readonly theme: string | null;
}

/** A stretch of a paragraph, and what it is: goals, text to be cut, or introductory text above what follows. */
export interface Passage extends Place {
  readonly kind: 'goals' | 'content' | 'introduction';
  readonly paragraph: Paragraph;
  readonly span: Span;
}

interface Heading {
  readonly text: string;
  readonly level: number;
}

/** A heading with the texts directly below it. */
interface Node extends Place {
  readonly level: number;
  readonly texts: readonly (readonly [Paragraph, Span])[];
}

const levels: Readonly<Partial<Record<NumberStyle, number>>> = {
  part: 0,
  chapter: 1,
  'bracketed-han': 2,
};
const lowest = 3;
const levelOf = (style: NumberStyle): number => levels[style] ?? lowest;
const longestLead = 42;
const shortestBody = 30;

const whole = ({ text }: Paragraph): Span => ({ text, start: 0 });
const stopless = (text: string): string => text.replace(/[。：:；;]$/, '');

/** "（一）持续提升城市综合承载力。聚焦…": a heading and its text in one paragraph. */
const parted = (paragraph: Paragraph): readonly [Heading | null, Span | null] => {
  const number = printedNumber(paragraph.text);
  if (paragraph.isHeading) return [{ text: paragraph.text, level: number ? levelOf(number.style) : 0 }, null];
  if (!number) return [null, whole(paragraph)];
  const [lead, ...rest] = sentences(whole(paragraph));
  const unnumbered = { text: number.rest, start: paragraph.text.length - number.rest.length };
  if (!lead || rest.length === 0 || lead.text.length > longestLead) return [null, unnumbered];
  const start = lead.start + lead.text.length;
  return [
    { text: stopless(lead.text), level: levelOf(number.style) },
    { text: paragraph.text.slice(start), start },
  ];
};

const placeBelow = ({ section, subsection }: Place, { text, level }: Heading): Place => {
  if (level <= 1) return { section: text, subsection: null, theme: null };
  if (level === 2) return { section, subsection: text, theme: null };
  return subsection === null ? { section, subsection, theme: text } : { section, subsection, theme: text };
};

const nodesOf = (paragraphs: readonly Paragraph[]): Node[] => {
  const nodes: (Node & { texts: (readonly [Paragraph, Span])[] })[] = [];
  for (const paragraph of paragraphs) {
    const [heading, span] = parted(paragraph);
    const above = nodes.at(-1) ?? { section: null, subsection: null, theme: null };
    if (heading || nodes.length === 0)
      nodes.push({ ...(heading ? placeBelow(above, heading) : { ...above }), level: heading?.level ?? 0, texts: [] });
    if (span) nodes.at(-1)!.texts.push([paragraph, span]);
  }
  return nodes;
};

/** The lead phrase of a paragraph, when it opens with one: 高质量建设重要节点和重大工程。 */
const leadOf = (span: Span): string | null => {
  const lead = sentences(span)[0];
  if (!lead?.text.endsWith('。') || lead.text.length > longestLead) return null;
  if (span.text.length - lead.text.length < shortestBody) return null;
  if (/是/.test(lead.text) || isCounted(lead.text)) return null;
  return beginsWithAct(lead.text) || isLeadIn(lead.text) ? stopless(lead.text) : null;
};

const closes = /^(?:各位代表|同志们|让我们)/;
const ofKind = (node: Node, kind: Passage['kind']) => {
  const { section, subsection, theme } = node;
  return ([paragraph, span]: Node['texts'][number]): Passage => ({ section, subsection, theme, kind, paragraph, span });
};

const goalPassages = (node: Node): Passage[] | null => {
  const at = node.texts.findIndex(([, span]) => announcedGoals(span) !== null);
  if (at < 0) return null;
  const [paragraph, span] = node.texts[at]!;
  const list = announcedGoals(span)!;
  const inPlace = list.text.trim() !== '';
  return node.texts.flatMap((text, i) => {
    if (i === at && inPlace) return [ofKind(node, 'goals')([paragraph, list])];
    return [ofKind(node, i > at && !inPlace && !/[：:]$/.test(text[1].text) ? 'goals' : 'introduction')(text)];
  });
};

/** Where paragraphs open with lead phrases, these are themes, and what stands above the first is an introduction. */
const themedPassages = (node: Node): Passage[] => {
  const leads = node.texts.map(([, span]) => leadOf(span));
  const isThemed = leads.filter((lead) => lead !== null).length > 1;
  const first = leads.findIndex((lead) => lead !== null);
  let theme = node.theme;
  return node.texts.map(([paragraph, span], i) => {
    if (closes.test(span.text) || (isThemed && i < first)) return ofKind(node, 'introduction')([paragraph, span]);
    const lead = isThemed ? leads[i]! : null;
    if (lead === null) return { ...ofKind(node, 'content')([paragraph, span]), theme };
    theme = lead;
    const start = span.start + lead.length + 1;
    return { ...ofKind(node, 'content')([paragraph, { text: paragraph.text.slice(start), start }]), theme };
  });
};

/** The passages of the part in order, each with its place. */
export const passagesOf = (paragraphs: readonly Paragraph[]): Passage[] => {
  const nodes = nodesOf(paragraphs);
  return nodes.flatMap((node, i) => {
    const goals = goalPassages(node);
    if (goals) return goals;
    const hasParts = (nodes[i + 1]?.level ?? 0) > node.level;
    return hasParts ? node.texts.map(ofKind(node, 'introduction')) : themedPassages(node);
  });
};
