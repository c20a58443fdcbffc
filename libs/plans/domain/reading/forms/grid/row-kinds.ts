import { squash } from '../../text/text.js';
import type { GridColumn, RowLine } from './head.js';
import { isWording } from './kinds.js';
import { isUnitKind } from '../../vocabulary/concepts.js';
import type { GridKind } from '../../vocabulary/grid-heads.js';

const total = /^(?:合计|总计|小计|共计|累计)[：:]?/;
const remark = /^(?:注|备注|说明|附注|填表人?|填报人?|制表人?|审核人?|填报单位|填表单位|单位)\d*[：:]/;

export const isRemark = (text: string): boolean => remark.test(squash(text));

/** A row of sums: its number or its wording says so. */
export const isTotal = (row: RowLine, columns: readonly GridColumn[]): boolean =>
  columns.some(
    ({ kind, at }) =>
      (kind === 'number' || kind === 'theme' || isWording(kind)) && total.test(squash(row.cells[at]?.text ?? '')),
  );

type Test = (kind: GridKind) => boolean;

/** Whether a cell of the row itself, not one merged with the row above, holds something in such a column. */
const fills = (row: RowLine, columns: readonly GridColumn[], kinds: Test): boolean =>
  columns.some(({ kind, at }) => kinds(kind) && row.cells[at]?.covered === false && row.cells[at].text !== '');

const isCovered = (row: RowLine, columns: readonly GridColumn[], kinds: Test): boolean =>
  columns.some(({ kind, at }) => kinds(kind) && row.cells[at]?.covered === true && row.cells[at].text !== '');

const isNumber: Test = (kind) => kind === 'number';
const isAnswerable: Test = (kind) => kind === 'main' || kind === 'lead';

/** Another row of the same task: its number and its units are those of merged cells. */
export const sharesRow = (row: RowLine, columns: readonly GridColumn[]): boolean => {
  const hasNumber = columns.some(({ kind }) => kind === 'number');
  if (hasNumber ? !isCovered(row, columns, isNumber) : !isCovered(row, columns, isWording)) return false;
  return !fills(row, columns, isUnitKind);
};

const isTimed: Test = (kind) => kind === 'deadline';

/** A row without a number and without what makes a task whole: a page break cut the row above. */
export const continuesRow = (row: RowLine, columns: readonly GridColumn[], pageBegins: boolean): boolean => {
  const hasNumber = columns.some(({ kind }) => kind === 'number');
  if (fills(row, columns, isNumber) || isCovered(row, columns, isNumber)) return false;
  const isTask = fills(row, columns, isWording) && (fills(row, columns, isAnswerable) || fills(row, columns, isTimed));
  if (!hasNumber) return pageBegins && !isTask;
  if (!isTask) return pageBegins || !isCovered(row, columns, isAnswerable);
  return pageBegins && columns.some(({ kind }) => isTimed(kind)) && !fills(row, columns, isTimed);
};
