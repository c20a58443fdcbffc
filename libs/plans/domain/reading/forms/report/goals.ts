import { clauses, sentences } from './clauses.js';
import type { Span } from './paragraphs.js';

const announcement = /(?:目标|指标)(?:安排)?[^。：:，]{0,8}[：:]/;
/** Continues the goal before it: "力争达到7%". */
const continuation = /^(?:力争|争取|奋力|努力|并|且|其中|同比|高于|低于|与|达到)[^“《]{0,12}$/;
const shortest = 5;

/** "…主要预期目标是：" with what follows it in the paragraph; null where none is announced. */
export const announcedGoals = ({ text, start }: Span): Span | null => {
  const found = announcement.exec(text);
  if (!found) return null;
  const from = found.index + found[0].length;
  return { text: text.slice(from), start: start + from };
};

/** Each goal of a list: 地区生产总值增长5%左右. */
export const goalsIn = (span: Span): Span[] => {
  const goals: Span[] = [];
  for (const clause of sentences(span).flatMap(clauses)) {
    const last = goals.at(-1);
    if (last && (clause.text.length < shortest || continuation.test(clause.text)))
      goals[goals.length - 1] = { ...last, text: last.text + clause.text };
    else goals.push(clause);
  }
  return goals
    .map(({ text, start }) => ({ text: text.replace(/[，,；;]$/, ''), start }))
    .filter(({ text }) => text.length >= shortest);
};
