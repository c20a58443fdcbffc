import { type InBoth, nameOf } from '#kernel';
import {
  type ClockKind,
  clockKindNames,
  measureNames,
  noticeColourNames,
  rungActNames,
  type RungSpec,
} from '../../contract/index.js';

export const clockWords = (clock: ClockKind): InBoth => nameOf(clockKindNames, clock);

export const actWords = ({ act, colour, measure }: RungSpec): InBoth => {
  if (act === 'propose' && measure)
    return { zh: `建议${measureNames.zh[measure]}`, en: `propose ${measureNames.en[measure]}` };
  if (!colour) return nameOf(rungActNames, act);
  return { zh: `发${noticeColourNames.zh[colour]}督办单`, en: `issue a ${noticeColourNames.en[colour]} notice` };
};
