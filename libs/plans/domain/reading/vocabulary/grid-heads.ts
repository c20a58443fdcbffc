import { type Concept, concepts, type UnitKind } from './concepts.js';
import { bodies, duties, vocabulary } from './vocabulary.js';

/** What a column of a grid holds. `name`, `task`, `content` and `goal` are parts of a task's wording. */
export type GridKind =
  | 'number'
  | 'theme'
  | 'name'
  | 'task'
  | 'content'
  | 'goal'
  | 'start'
  | 'deadline'
  | 'leader'
  | 'main'
  | 'lead'
  | 'support'
  | 'contact'
  | 'phone'
  | 'note'
  | 'unknown';

/** The column a word of a concept heads; null where only the patterns below tell which part of the wording it is. */
const columnOf: Readonly<Record<Concept, GridKind | null>> = {
  leader: 'leader',
  main: 'main',
  lead: 'lead',
  support: 'support',
  deadline: 'deadline',
  contact: 'contact',
  phone: 'phone',
  text: null,
  number: 'number',
  note: 'note',
};

const knownWords: ReadonlyMap<string, GridKind> = new Map(
  concepts.flatMap((concept) => {
    const kind = columnOf[concept];
    if (kind === null) return [];
    const { words, onlyHeads } = vocabulary[concept];
    return [...words, ...onlyHeads].map((word): [string, GridKind] => [word, kind]);
  }),
);

const anyOf = (words: readonly string[]): string => `(?:${words.join('|')})`;
const body = anyOf([...bodies.labels, ...bodies.longHeads]);
/** 单位（部门）, 单位/部门, 单位及责任人. */
const moreBodies = `(?:${body}|[/、和及与或])*(?:(?:主要)?(?:责任人|负责人|联系人))?`;

/** A body with its duty, whatever rank stands before it: 区级牵头责任单位（部门）. */
const longHead = (kind: UnitKind): RegExp => {
  const words = duties[kind].filter(({ isInLongHead }) => isInLongHead).flatMap((duty) => duty.words);
  return new RegExp(
    `^(?:主要|第一|总|拟)?(?:市|区|县|省|镇)?级?(?:直)?${anyOf(words)}(?:责任|主责|负责|承办)?${body}${moreBodies}$`,
  );
};

/** A word of duty without a body. */
const aloneHead = (kind: UnitKind): RegExp =>
  new RegExp(`^${anyOf(duties[kind].filter(({ alone }) => alone !== 'never').flatMap(({ words }) => words))}$`);

/**
 * How the head of a column may be worded beyond the words of the vocabulary. The first pattern that fits holds; anchored
 * where a cell of data might say the same.
 */
const patterns: readonly (readonly [GridKind, RegExp])[] = [
  ['number', /^(?:序|项次|代码|no\.?|№|#)$|(?:序号|编号|代码)$/i],
  ['note', /^(?:备\s*注|附注|注$|说明)|进展|(?:完成|落实|推进|办理|整改|工作)情况|状态|是否|来源|依据|计量单位|销号/],
  ['phone', /电话|手机|联系方式|联络方式/],
  ['contact', /联系人|联络员|联络人|经办人/],
  ['leader', /(?:单位|部门)(?:主要)?(?:负责人|责任人|领导)$/],
  ['support', longHead('support')],
  ['support', aloneHead('support')],
  ['lead', longHead('lead')],
  ['lead', aloneHead('lead')],
  ['main', longHead('main')],
  ['main', aloneHead('main')],
  ['main', /^(?:单位|部门|(?:责任|职责|任务|工作)分工|分工|责任(?:单位|部门)?及.{0,6})$/],
  ['start', /^(?:计划|预计|拟)?(?:起始|开始|启动|开工|起)(?:时间|日期|时限|年月)?$/],
  ['deadline', /时限|期限|时间|日期|节点|工期|年限|截止|时序|进度(?:要求|安排|计划)?$|^(?:完成|结束|竣工|办结)$/],
  ['leader', /领导|负责人|责任人|牵头人|包保人|主抓人|(?:市|区|县|镇|乡)长$/],
  ['theme', /类别|类型|领域|分类|板块|专项|大类|方面|方向|条线|维度|篇章|章节|一级|归类|门类/],
  ['name', /名称|标题|^(?:项目|事项|工程|实事|民生项目|实事项目)$/],
  ['content', /措施|举措|内容|做法|路径|步骤|要求$|要点|分解|细化|具体任务|子任务/],
  ['task', /任务|事项/],
  ['goal', /目标|指标|成果|标准|预期|成效|产出|标志/],
  ['task', /工作|项目|重点|实事|诉求|问题|建议|提案/],
];

const longestHead = 16;

/** What a column of a grid with this head holds; `unknown` when nothing tells. */
export const kindOfHead = (head: string): GridKind => {
  const known = knownWords.get(head);
  if (known) return known;
  if (head === '' || head.length > longestHead || /[。；，]/.test(head)) return 'unknown';
  return patterns.find(([, pattern]) => pattern.test(head))?.[0] ?? 'unknown';
};
