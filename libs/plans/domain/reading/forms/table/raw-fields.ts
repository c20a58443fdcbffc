import type { AssignmentRole } from '#tasks/contract';
import type { RawField, RawTask, RawUnits } from '../../raw-tasks/raw-task.js';
import type { CellToken } from './cell-tokens.js';
import type { Column } from '../../labels/table-heads.js';
import type { Row } from './rows.js';
import { isCut, none } from './tail.js';
import type { UnitName } from './unit-names.js';

export const fieldOf = (tokens: readonly CellToken[], text: string, label: string): RawField | null =>
  tokens[0] ? { text, line: tokens[0].row.line.number, label } : null;

export const leaderText = (tokens: readonly CellToken[]): string =>
  tokens
    .filter(({ text }) => !none.test(text))
    .reduce((text, token) => {
      if (text === '' || isCut(text)) return text + token.text;
      return `${text}、${token.text}`;
    }, '');

export const unitField = (names: readonly UnitName[], label: string, role: AssignmentRole): RawUnits[] => {
  const printed = names.filter(({ text }) => !none.test(text));
  const line = printed[0]?.tokens[0]?.row.line.number;
  return line === undefined ? [] : [{ text: printed.map(({ text }) => text).join('、'), line, label, role }];
};

export const roleOf = ({ kind }: Column, all: readonly Column[]): AssignmentRole => {
  if (kind === 'support') return 'support';
  return kind === 'lead' && all.some((each) => each.kind === 'main') ? 'lead' : 'main';
};

export const isSamePart = (before: RawTask, row: Row): boolean =>
  before.section === row.section && before.subsection === row.subsection;
