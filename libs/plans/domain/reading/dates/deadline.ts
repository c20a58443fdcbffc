import type { Deadline } from '#tasks/contract';
import { normalizeTime, printedTimes, type PrintedTime } from './printed-dates.js';

export interface DeadlineReading {
  readonly deadline: Deadline;
  /** False when the words say something that none of the rules knows. */
  readonly understood: boolean;
}

const ongoing = /长期|持续|常态|经常|日常|滚动|不断|始终|逐步|贯穿|长效|后期|后续|此后|之后/;
const startsHere = /^(?:份|前|之前|以前|起|开始|正式)*(?:起(?!草)|开始|启动|开工|开展(?=[，,、；;]))/;
const beganEarlier = /^自|^从/;
const noDate =
  /时间节点|序时进度|时序进度|立即|即时|及时|适时|按要求|按规定|按期|按时|按(?:市|区|县|省|上级|国家)|按计划|按进度|另行|待定|视情|根据/;
const cadence = /每(?:年|半年|季度?|双?月|两?周|日|天|次)[^，,；;。]*/g;

const longestDeadline = 200;
const unspecified: Deadline = { kind: 'unspecified' };
const understood = (deadline: Deadline): DeadlineReading => ({ deadline, understood: true });

const isStart = (text: string, time: PrintedTime): boolean =>
  startsHere.test(text.slice(time.end)) || beganEarlier.test(text.slice(Math.max(0, time.start - 1)));

/** "9月底前开工" names a start and is a limit nevertheless. */
const isLimit = (text: string, time: PrintedTime): boolean => /^份?[之以]?前/.test(text.slice(time.end));

const latest = (times: readonly PrintedTime[]): PrintedTime | undefined =>
  times.reduce<PrintedTime | undefined>((last, time) => (last && last.to >= time.to ? last : time), undefined);

const withoutDate = (text: string): DeadlineReading => {
  if (ongoing.test(text)) return understood({ kind: 'ongoing' });
  return { deadline: unspecified, understood: noDate.test(text) || /^[-—/无]*$/.test(text) };
};

const lasting = (text: string, times: readonly PrintedTime[]): Deadline => {
  const finish = latest(times.filter((time) => !isStart(text, time) && !time.isBareYear));
  if (finish) return { kind: 'milestone', date: finish.to, thenOngoing: true };
  const start = times.find((time) => isStart(text, time));
  return start ? { kind: 'ongoing', from: start.from } : { kind: 'ongoing' };
};

const bounded = (text: string, times: readonly PrintedTime[]): Deadline => {
  const finishes = times.filter((time) => !isStart(text, time) || isLimit(text, time));
  const last = latest(finishes.length > 0 ? finishes : times);
  if (!last) return unspecified;
  return last.isWindow ? { kind: 'window', from: last.from, to: last.to } : { kind: 'by', date: last.to };
};

/**
 * What a printed deadline means, by the labels' conventions: a month is its last day, 年底 is 31 December,
 * a month without a year belongs to the plan's year.
 */
export const readDeadline = (printed: string | null, planYear: number): DeadlineReading => {
  if (printed !== null && printed.length > longestDeadline) return { deadline: unspecified, understood: false };
  const whole = normalizeTime(printed ?? '').replace(/[。；;，,、.]+$/, '');
  if (whole === '') return understood(unspecified);
  const text = whole.replace(cadence, '');
  const times = printedTimes(text, planYear);
  if (times.length === 0) return text === '' ? understood(unspecified) : withoutDate(text);
  const throughout = times.some((time) => time.isWindow);
  return understood(ongoing.test(text) && !throughout ? lasting(text, times) : bounded(text, times));
};

/** What follows a date by which something is done: "前", or a verb of completion right behind it. */
const isFinish = (rest: string): boolean =>
  /^份?(?:之|以)?前(?!后)/.test(rest) ||
  /^份?(?:全面|全部|基本|正式|如期)?(?:完成|建成|竣工|完工|投用|投入使用|投入运营|交付|通车)/.test(rest);

/** The last date by which the text says something is to be done: "6月底前", "年底前", "10月15日前". */
export const deadlineInText = (
  text: string,
  planYear: number,
): { readonly printed: string; readonly deadline: Deadline } | null => {
  const flat = normalizeTime(text);
  const ends = printedTimes(flat, planYear).filter(
    ({ start, end, to, isBareYear }) =>
      !isBareYear &&
      Number(to.slice(0, 4)) >= planYear &&
      isFinish(flat.slice(end)) &&
      !/每(?:年|月|季度?|周|半年)?的?$/.test(flat.slice(0, start)),
  );
  const last = ends.at(-1);
  if (!last) return null;
  const before = /^份?(?:之|以)?前/.exec(flat.slice(last.end))?.[0] ?? '';
  return { printed: `${flat.slice(last.start, last.end)}${before}`, deadline: { kind: 'by', date: last.to } };
};
