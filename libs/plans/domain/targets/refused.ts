import type { Surroundings } from './clause.js';
import { comparedBefore } from './comparing.js';
import type { Figure } from './figures.js';

/** Letters, digits, ordinals and ranks: part of a name, a number or a date, not an amount. */
const partOfName = /(?:[A-Za-z0-9+＋#№.〔\-–—/]|第|前|后|排名|每|PM)$/u;

/** A norm, or where something applies: no amount to be reached. */
const norm = /^(?:的?(?:原则|标准|范围|规模以上|等级|宽|高|长|深)|输变电|级)/u;

/** 对年排放量超过10吨的企业: says which ones are meant. */
const condition = /^(?:且|或|的)/u;
const reached = /(?:完成|实现|达到?|确保|保持|力争|新增|减少|下降|提高|增长|覆盖|每年|全年|不低于|不少于)$/u;

/** Which part of a whole is meant: 1000名巡视探访对象中有需求的. */
const partOfWhole = /^[^的]{0,14}中(?:有|的|需|符合|具备)/u;

const delivered =
  /开工|竣工|完工|投用|投入使用|完成|建成|建设|新建|改造|新增|启动|实施|推进|开展|培育|引进|打造|创建|整治|增加|举办|实现|达到/u;

const verbBehind = new RegExp(`(?:${delivered.source})$`, 'u');

/** 每季度至少一次 says how often, not how much in all. */
const howOften = /每(?:半?年|季度?|个?月|旬|周|日|天)/u;

/** Whether a figure is none of a target. */
export function isRefused(figure: Figure, surroundings: Surroundings, isQuoted: boolean): boolean {
  const { before, after } = surroundings;
  if (isQuoted || partOfName.test(before) || norm.test(after) || after.startsWith('或')) return true;
  if (partOfWhole.test(after) || (figure.unit.endsWith('次') && howOften.test(before))) return true;
  const prefix = comparedBefore(before);
  const words = before.slice(0, before.length - prefix.length);
  const isBounded = prefix.comparator !== null || figure.behind !== '';
  if (isBounded && saysWhichOnes(figure, surroundings, words)) return true;
  return figure.isHan && isRhetorical(figure, isBounded, before + after);
}

/** 4.5吨以下的车辆, 超过10吨的企业, （4.5吨以下）: unless the work itself stands before it (完成70%以上的任务). */
function saysWhichOnes({ behind }: Figure, { opens, after }: Surroundings, words: string): boolean {
  if (opens === '（' && words === '' && after === '') return true;
  const isAttribute = condition.test(after) || (/[上下]$/u.test(behind) && after !== '' && opens !== '、');
  return isAttribute && !reached.test(words) && !verbBehind.test(words);
}

const countedInWords = /^[个条座所家项处]$/u;

/** 两个市场, 百万亩造林工程: words rather than amounts, unless a comparison or the work says so. */
function isRhetorical({ isRound, isMore, value, unit }: Figure, isBounded: boolean, clause: string): boolean {
  if (isBounded || isMore) return false;
  return isRound || value < 2 || !countedInWords.test(unit) || !delivered.test(clause);
}
