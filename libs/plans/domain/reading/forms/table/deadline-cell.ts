import { readDeadline } from '../../dates/deadline.js';
import { normalizeTime } from '../../dates/printed-dates.js';

/** The words of which deadlines in a cell consist. */
const words = [
  String.raw`20\d\d年?度?`,
  String.raw`\d{1,2}月份?|\d{1,2}(?=[-至到]\d{1,2}[月日])`,
  String.raw`\d{1,2}[日号]`,
  '[今本当明]年度?|年[底末内初中]|全年|[上下]半年',
  '第?[一二三四1-4]季度|Q[1-4]',
  '[上中下]旬|每[年月季周日]度?|一?次',
  '[供采]暖[季期]|汛期|雨季|秋冬季|春季|冬季',
  '(?:之|以)?前|[底末初内起至到]|开始|期间',
  '完成|启动|建成|组建|实施|推进|开展|坚持|执行|落实|进行|推动|加强|巩固|上线|投用|开工',
  '长期|持续|常态化?|经常性?|日常|滚动|不断|逐步|始终',
  '并|按|照|要求|时间节点|时间|节点|序时|进度|立即|及时|计划|基本|力争|或',
  '[-—~～（）()，,、/.]',
].join('|');
const vocabulary = new RegExp(`^(?:${words})+$`);
const longest = 40;
/** How deadlines begin: spares the others the closer look. */
const opening = /^[\d０-９一二三四年全上中下第今本当明每供采汛雨秋春冬长期持常经日滚不逐始按立及计基力Qq]/;

/** Whether a text is a whole deadline and nothing else: 年底前, 长期实施, 供暖季前（11月15日前）. */
export const isDeadlineCell = (text: string): boolean => {
  if (text.length < 2 || text.length > longest || !opening.test(text) || /[。；：]/.test(text)) return false;
  const flat = normalizeTime(text);
  const opens = (flat.match(/[(（]/g) ?? []).length;
  const closes = (flat.match(/[)）]/g) ?? []).length;
  return (
    opens === closes &&
    vocabulary.test(flat) &&
    !/^[,，、)）.]|[-,，、.]$/.test(flat) &&
    readDeadline(text, 2000).understood
  );
};
