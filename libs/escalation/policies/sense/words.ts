import type { InBoth } from '#kernel';
import { type ClockKind, measureNames, noticeColourNames, type RungAct, type RungSpec } from '../../contract/index.js';

export const clockWords: Readonly<Record<ClockKind, InBoth>> = {
  sign: { zh: '签收', en: 'sign' },
  report: { zh: '反馈', en: 'report' },
  deadline: { zh: '办结', en: 'deadline' },
  notice: { zh: '答复', en: 'notice' },
  rectification: { zh: '整改', en: 'rectification' },
};

const acts: Readonly<Record<RungAct, InBoth>> = {
  remind: { zh: '提醒', en: 'remind' },
  urge: { zh: '催办', en: 'urge' },
  deemReceived: { zh: '视为签收', en: 'deem received' },
  notice: { zh: '督办单', en: 'notice' },
  propose: { zh: '建议', en: 'propose' },
};

export const actWords = ({ act, colour, measure }: RungSpec): InBoth => {
  const words = acts[act];
  if (act === 'propose' && measure)
    return { zh: `建议${measureNames.zh[measure]}`, en: `propose ${measureNames.en[measure]}` };
  if (!colour) return words;
  return { zh: `发${noticeColourNames.zh[colour]}督办单`, en: `issue a ${noticeColourNames.en[colour]} notice` };
};
