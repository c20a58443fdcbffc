import { simplified } from '../../text/traditional.js';
import { labelKinds, type LabelKind } from '../../vocabulary/vocabulary.js';
import { isNoteHead, isNumberHead } from '../../labels/table-heads.js';

/** What a column holds. `name`, `task`, `content` and `goal` are parts of a task's wording. */
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

const ofLabel: Readonly<Record<Exclude<LabelKind, 'text'>, GridKind>> = {
  leader: 'leader',
  main: 'main',
  lead: 'lead',
  support: 'support',
  deadline: 'deadline',
  contact: 'contact',
  phone: 'phone',
};

const bodies = '(?:单位|部门|处室|科室|股室|机构|主体|乡镇|镇街|街道|地区|属地|方|局|组)';
/** 单位（部门）, 单位/部门, 单位及责任人. */
const joined = `(?:${bodies}|[/、和及与或])*(?:(?:主要)?(?:责任人|负责人|联系人))?`;
const units = (words: string): RegExp =>
  new RegExp(
    `^(?:主要|第一|总|拟)?(?:市|区|县|省|镇)?级?(?:直)?(?:${words})(?:责任|主责|负责|承办)?${bodies}${joined}$`,
  );

/** The first rule that fits says what a head means; anchored where a cell of data might say the same. */
const rules: readonly (readonly [GridKind, RegExp])[] = [
  ['number', /^(?:序|项次|代码|no\.?|№|#)$|(?:序号|编号|代码)$/i],
  ['note', /^(?:备\s*注|附注|注$|说明)|进展|(?:完成|落实|推进|办理|整改|工作)情况|状态|是否|来源|依据|计量单位|销号/],
  ['phone', /电话|手机|联系方式|联络方式/],
  ['contact', /联系人|联络员|联络人|经办人/],
  ['leader', /(?:单位|部门)(?:主要)?(?:负责人|责任人|领导)$/],
  ['support', units('配合|协办|协助|参与|参加|协同|会办|支持|协作|联办|协调|辅助')],
  ['support', /^(?:配合|协办|协助|参与|协同)$/],
  ['lead', units('牵头|统筹')],
  ['lead', /^牵头$/],
  ['main', units('责任|主责|主办|承办|负责|实施|落实|主管|执行|归口|办理|承担|建设|分管|对口|行业主管|主抓')],
  ['main', /^(?:单位|部门|主办|承办|主责|(?:责任|职责|任务|工作)分工|分工|责任(?:单位|部门)?及.{0,6})$/],
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

/** The head without spaces, variants in brackets and marks; traditional characters as simplified ones. */
export const headWord = (text: string): string =>
  simplified(text.normalize('NFKC').replace(/\s+/gu, ''))
    .replace(/[（(【[][^（）()【】[\]]{0,20}[)）】\]]/gu, '')
    .replace(/[：:*＊]+$/u, '');

/** What a column with this head holds; `unknown` when nothing tells. */
export const kindOfHead = (word: string): GridKind => {
  const label = labelKinds.get(word);
  if (label && label !== 'text') return ofLabel[label];
  if (isNumberHead(word)) return 'number';
  if (isNoteHead(word)) return 'note';
  if (word === '' || word.length > longestHead || /[。；，]/.test(word)) return 'unknown';
  return rules.find(([, pattern]) => pattern.test(word))?.[0] ?? 'unknown';
};

export const isWording = (kind: GridKind): boolean =>
  kind === 'name' || kind === 'task' || kind === 'content' || kind === 'goal';
export const isUnits = (kind: GridKind): kind is 'main' | 'lead' | 'support' =>
  kind === 'main' || kind === 'lead' || kind === 'support';
