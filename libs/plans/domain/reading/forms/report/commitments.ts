import { clauses, sentences } from './clauses.js';
import type { Span } from './paragraphs.js';
import { beginsWithAct, hasOwnSubject, holdsAct, isAim, isFirm, isLeadIn, isYield } from './promises.js';

const ordinal = /^(?:[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]，|首先，|其次，|同时，|此外，)(?:要)?/;

/** Addresses, appeals and the general line: nothing that a unit could be made to answer for. */
const rhetoric =
  /各位代表|同志们|让我们|我们(?:坚信|相信|一定|深知)|总的要求|总体要求|总体思路|工作思路|安排思路|指导思想|[！!？?：:]$|以下.{0,12}(?:工作|方面)|意义重大|至关重要|提出了?.{0,8}要求|开好局|^(?:牢记|不忘|旗帜鲜明|深刻(?:领会|把握))|两个确立|两个维护|政治(?:建设|判断力)|(?:行百里|征程|奋斗)(?:路|者)/;
/** "绿色是最突出的特色", "2026年是开局之年", "……将更加强劲". */
const statement = /^[^，]{0,24}(?<![但还总凡于])是(?!否)|^(?:总体来看|当前|面对)|之年[，。]/;
/** Two or three words that head what follows. */
const slogan = /^(?:坚持|坚定不移|加强|持续提升|全面加强|始终)[\p{Script=Han}]{2,8}。$/u;
const sloganLength = 11;

const isSlogan = (text: string): boolean =>
  slogan.test(text) &&
  text.length <= sloganLength &&
  /依法|行政|作风|政治|廉政|廉洁|效能|从严|法治|为民|自身/.test(text);

const isCommitment = (text: string): boolean => {
  if (rhetoric.test(text) || statement.test(text) || isSlogan(text)) return false;
  return text.split(/[，,]/).some((clause) => beginsWithAct(clause) || hasOwnSubject(clause) || holdsAct(clause));
};

/** Whether a new commitment begins with this clause: one that can be pointed at, beside one that can. */
const beginsAnother = (clause: string, current: readonly string[]): boolean => {
  if (current.length === 0) return false;
  if (hasOwnSubject(clause)) return true;
  const alreadyFirm = current.some((each) => isFirm(each) && !isLeadIn(each));
  if (!alreadyFirm || isYield(clause) || isAim(clause)) return false;
  return isFirm(clause) && (beginsWithAct(clause) || holdsAct(clause));
};

const joined = (spans: readonly Span[]): Span => ({
  text: spans.map(({ text }) => text).join(''),
  start: spans[0]!.start,
});

const trimmed = ({ text, start }: Span): Span => {
  const lead = ordinal.exec(text)?.[0].length ?? 0;
  return { text: text.slice(lead).replace(/[，,；;]$/, ''), start: start + lead };
};

/** The commitments of one sentence. Means, aims and results stay with their act. */
const cutSentence = (sentence: Span): Span[] => {
  const groups: Span[][] = [];
  let waiting: Span[] = [];
  for (const clause of clauses(sentence)) {
    const current = groups.at(-1);
    if (isLeadIn(clause.text) && !isFirm(clause.text) && current?.some(({ text }) => isFirm(text)))
      waiting.push(clause);
    else if (
      !current ||
      beginsAnother(
        clause.text,
        current.map(({ text }) => text),
      )
    ) {
      groups.push([...waiting, clause]);
      waiting = [];
    } else {
      current.push(...waiting, clause);
      waiting = [];
    }
  }
  groups.at(-1)?.push(...waiting);
  return groups.map((group) => trimmed(joined(group)));
};

/** What a stretch of text promises, one act with its object each. */
export const commitmentsIn = (span: Span): Span[] =>
  sentences(span)
    .filter(({ text }) => isCommitment(text.replace(ordinal, '')))
    .flatMap(cutSentence)
    .filter(({ text }) => text.length >= 4);
