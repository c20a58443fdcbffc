import { measureNames, noticeColourNames } from '#escalation/contract';
import { assignmentRoleNames, type Deadline, gradeNames, suspensionGroundNames } from '#tasks/contract';
import { wordsOfWarning } from '../../domain/reporting/completion-warnings.js';
import { clockWord, type ClockWords, type Names, type Phrases, type Vocabulary } from './words.js';

const words: Vocabulary = {
  colour: noticeColourNames.zh,
  measure: measureNames.zh,
  role: assignmentRoleNames.zh,
  grade: gradeNames.zh,
  ground: suspensionGroundNames.zh,
  stopped: { done: '已办理', superseded: '已更替', closed: '事项已结束', suspended: '事项中止' },
};

const clocks: ClockWords = {
  sign: ({ unit }, names) => `${names.unit(unit)}签收时限`,
  report: ({ period }) => `${period} 期反馈时限`,
  deadline: () => '办理时限',
  notice: ({ notice }) => `第 ${notice} 号督办单回复时限`,
  rectification: () => '整改时限',
};
const clock = (name: string, names: Names): string => clockWord(clocks, name, names);

function deadline(due: Deadline): string {
  switch (due.kind) {
    case 'by':
      return `${due.date} 前完成`;
    case 'window':
      return `${due.from} 至 ${due.to} 完成`;
    case 'milestone':
      return `${due.date} 前取得阶段成果，此后长期推进`;
    case 'ongoing':
      return '长期推进';
    case 'unspecified':
      return '时限待定';
  }
}

const list = (units: readonly string[], names: Names): string => units.map((unit) => names.unit(unit)).join('、');

const said: Phrases['said'] = ({ percent, figures }) =>
  [...(percent === null ? [] : [`完成 ${percent}%`]), ...figures.map(({ value, unit }) => `${value}${unit}`)].join(
    '，',
  );

const warned: Phrases['warned'] = (warnings = []) =>
  warnings.length === 0 ? '' : `（提示：${warnings.map((warning) => wordsOfWarning(warning).zh).join('；')}）`;

/** How Chinese sentences call things. */
export const chinese: Phrases = { words, clock, deadline, list, said, warned };
