import { measureNames, noticeColourNames } from '#escalation/contract';
import { assignmentRoleNames, type Deadline, gradeNames, suspensionGroundNames } from '#tasks/contract';
import { wordsOfWarning } from '../../domain/reporting/completion-warnings.js';
import { clockWord, type ClockWords, type Names, type Phrases, type Vocabulary } from './words.js';

const words: Vocabulary = {
  colour: noticeColourNames.en,
  measure: measureNames.en,
  role: assignmentRoleNames.en,
  grade: gradeNames.en,
  ground: suspensionGroundNames.en,
  stopped: { done: 'done', superseded: 'superseded', closed: 'task ended', suspended: 'task suspended' },
};

const clocks: ClockWords = {
  sign: ({ unit }, names) => `Clock for signing by ${names.unit(unit)}`,
  report: ({ period }) => `Clock for the report of ${period}`,
  deadline: () => 'Clock for the due date',
  notice: ({ notice }) => `Clock for the answer to notice ${notice}`,
  rectification: () => 'Clock for the rectification',
};
const clock = (name: string, names: Names): string => clockWord(clocks, name, names);

function deadline(due: Deadline): string {
  switch (due.kind) {
    case 'by':
      return `by ${due.date}`;
    case 'window':
      return `from ${due.from} to ${due.to}`;
    case 'milestone':
      return `milestone by ${due.date}, then ongoing`;
    case 'ongoing':
      return 'ongoing';
    case 'unspecified':
      return 'without a date';
  }
}

const list = (units: readonly string[], names: Names): string => units.map((unit) => names.unit(unit)).join(', ');

const said: Phrases['said'] = ({ percent, figures }) =>
  [...(percent === null ? [] : [`${percent}%`]), ...figures.map(({ value, unit }) => `${value} ${unit}`)].join(', ');

const warned: Phrases['warned'] = (warnings = []) =>
  warnings.length === 0 ? '' : ` (warning: ${warnings.map((warning) => wordsOfWarning(warning).en).join('; ')})`;

/** How English sentences call things. */
export const english: Phrases = { words, clock, deadline, list, said, warned };
