import { withoutFigures } from './figures.js';
import type { Surroundings } from './clause.js';

const leading =
  /^(?:(?:\d{4}年|全年|年底前|年内|到年底|力争|确保|实现|努力|全力|同时|并|将|使|其中|全面|进一步|继续|持续|有序|加快|和|及|以及)(?:实现|完成(?=.{4}))?)+/u;
const trailing =
  /(?:同比|累计|稳定|力争|全部|全面|基本)?(?:(?:由|从)?(?:增长|提高|提升|增加|上升|扩大|下降|降低|减少|压减|削减|控制|保持|维持|达到?|实现|完成)(?:到|至|在|了)?)+(?:幅度)?$|(?:为|达|至|到|在|的|约|共|比例|累计)$/u;
const change = /(?:增长|提高|提升|增加|上升|扩大|下降|降低|减少|压减|削减|控制|保持|维持|达到?)(?:到|至|在|了)?$/u;
const longest = 120;
const tooShort = 5;
const subjectAtLeast = 4;

/**
 * What a figure measures, in the words of the text: the clause without the figure. A clause that holds little more than a
 * verb (启动20部) takes the nearest clause before it that names a subject.
 */
export function indicatorOf({ before, former, after }: Surroundings, words: string, isAmount: boolean): string {
  const head = words.replace(leading, '');
  const measured = change.test(words) || !isAmount ? head.replace(trailing, '') : head;
  const noun = after.replace(/^的/u, '');
  const own = `${measured}${isAmount || measured.length < 2 ? noun : ''}`.trim();
  const subject = own.length < tooShort ? subjectOf(former) : '';
  const whole = [subject, own].filter((part) => part !== '').join('：');
  return (whole === '' ? `${before}${after}`.trim() : whole).slice(0, longest) || '数量';
}

function subjectOf(former: readonly string[]): string {
  const told = former.map((clause) => withoutFigures(clause).replace(leading, '').replace(trailing, ''));
  return told.find((clause) => clause.length > subjectAtLeast) ?? '';
}
