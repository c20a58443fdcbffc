import type { Block } from '../../documents/blocks.js';
import type { RawTask } from '../../raw-tasks/raw-task.js';
import type { Form } from '../../raw-tasks/form.js';
import type { FormReading, LeftOutLine } from '../../raw-tasks/form-reading.js';
import { splitImprint } from '../../documents/imprint.js';
import { commitmentsIn } from './commitments.js';
import { goalsIn } from './goals.js';
import { passagesOf, type Passage } from './outline.js';
import { linesOf, paragraphsOf, type Paragraph, type Span } from './paragraphs.js';
import { yearPart } from './part.js';

const fewest = 5;

const candidate = ({ section, subsection, theme, paragraph }: Passage, span: Span): Omit<RawTask, 'number'> => {
  const lines = linesOf(paragraph, span);
  return {
    numberText: null,
    section,
    subsection,
    theme,
    text: span.text,
    leaders: [],
    units: [],
    contacts: [],
    deadline: null,
    line: lines[0]!,
    lines,
    doubts: [],
  };
};

const candidatesIn = (passage: Passage): Omit<RawTask, 'number'>[] => {
  if (passage.kind === 'introduction') return [];
  const spans = passage.kind === 'goals' ? goalsIn(passage.span) : commitmentsIn(passage.span);
  return spans.map((span) => candidate(passage, span));
};

const titleOf = (title: string, year: number | null): string =>
  year === null || /20\d\d/.test(title) ? title : `${year}年${title}`;

const headingsOf = (paragraphs: readonly Paragraph[]): FormReading['headings'] =>
  paragraphs
    .filter(({ isHeading }) => isHeading)
    .map(({ text, lines }) => ({ text, lines: lines.map(({ line }) => line.number) }));

/**
 * A report to the people's congress (政府工作报告, 计划报告): the part on this year's work, cut into what it promises, one
 * act with its object each. It names no units; they are to be assigned.
 */
export const reportForm: Form = {
  name: 'report',
  recognise(block: Block): FormReading | null {
    const [content, imprint] = splitImprint(block.body.filter(({ kind }) => kind === 'content'));
    const part = yearPart(block, content);
    if (!part) return null;
    const paragraphs = paragraphsOf(part);
    const tasks = passagesOf(paragraphs)
      .flatMap(candidatesIn)
      .map((task, i): RawTask => ({ ...task, number: i + 1 }));
    if (tasks.length < fewest) return null;
    const [first, last] = [part.lines[0]!.number, part.lines.at(-1)!.number];
    const reasonOf = (number: number): LeftOutLine['reason'] => {
      if (number < first) return 'chapter-without-tasks';
      return number > last ? 'end-matter' : 'no-commitment';
    };
    return {
      tasks,
      headings: headingsOf(paragraphs),
      leftOut: [...content, ...imprint].map((line): LeftOutLine => ({ line, reason: reasonOf(line.number) })),
      doubts: [
        {
          code: 'READ_UNITS_TO_ASSIGN',
          line: first,
          excerpt: part.lines[0]!.text,
          values: { count: tasks.length },
        },
      ],
      title: titleOf(block.title, part.year),
      ...(part.year === null ? {} : { year: part.year }),
    };
  },
};
