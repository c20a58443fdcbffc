import { describe, expect, it } from '@jest/globals';
import { readDocument, type ReadPlan } from '../../index.js';
import { paragraph, type SourceCell, type SourceLine, tableRow } from '../../source/source.js';

const cell = (text: string): SourceCell => ({ text, covered: false });
/** "^" repeats the cell above as merged, "<" the one to the left. */
const rows = (table: number, ...texts: readonly (readonly string[])[]): SourceLine[] => {
  const built: SourceCell[][] = [];
  for (const row of texts) {
    const cells: SourceCell[] = [];
    row.forEach((text, at) => {
      if (text === '^') cells.push({ text: built.at(-1)![at]!.text, covered: true });
      else if (text === '<') cells.push({ text: cells.at(-1)!.text, covered: true });
      else cells.push(cell(text));
    });
    built.push(cells);
  }
  return built.map((cells) => tableRow(table, cells));
};

const read = (...lines: readonly SourceLine[]): ReadPlan =>
  readDocument({ name: 'f.docx', lines: [paragraph('2024年甲县重点工作任务分解表'), ...lines] }).plans[0]!;
const brief = ({ tasks }: ReadPlan) =>
  tasks.map(({ number, section, subsection, theme, text, leaders, units, deadlineText }) => ({
    number,
    place: [section, subsection, theme].filter((part) => part !== null).join(' | '),
    text,
    who: [...leaders, ...units.map(({ name, role }) => `${name}/${role}`)].join(' '),
    by: deadlineText,
  }));

const head = ['序号', '重点任务', '工作措施', '完成时限', '牵头领导', '主责单位', '协办单位'];

describe('a table with cells', () => {
  it('a table with cells is read by its head: theme, wording, deadline, leaders, units by role', () => {
    const plan = read(
      ...rows(
        1,
        head,
        ['1', '工业', '发展\n工业', '6月底', '张三', '县工信局', '县财政局\n县审计局'],
        ['2', '^', '新建厂房', '年底前', '^', '县住建局', '——'],
        ['3', '农业', '发展农业', '9月底', '李四', '县农业农村局', ''],
      ),
    );
    expect(plan).toMatchObject({ title: '2024年甲县重点工作任务分解表', year: 2024, form: 'grid' });
    expect(brief(plan)).toEqual([
      {
        number: 1,
        place: '工业',
        text: '发展工业',
        who: '张三 县工信局/main 县财政局/support 县审计局/support',
        by: '6月底',
      },
      { number: 2, place: '工业', text: '新建厂房', who: '张三 县住建局/main', by: '年底前' },
      { number: 3, place: '农业', text: '发展农业', who: '李四 县农业农村局/main', by: '9月底' },
    ]);
    expect(plan.findings).toEqual([]);
  });

  it('a table with cells takes a blank theme or leader for the one above, within its part', () => {
    const plan = read(
      ...rows(
        1,
        head,
        ['一、经济', '<', '<', '<', '<', '<', '<'],
        ['1', '工业', '发展工业', '6月底', '张三', '县工信局', ''],
        ['2', '', '新建厂房', '年底前', '', '县住建局', ''],
        ['二、社会', '', '', '', '', '', ''],
        ['3', '', '办好学校', '9月底', '', '县教育局', ''],
      ),
    );
    expect(brief(plan).map(({ place, who }) => [place, who])).toEqual([
      ['一、经济 | 工业', '张三 县工信局/main'],
      ['一、经济 | 工业', '张三 县住建局/main'],
      ['二、社会', '县教育局/main'],
    ]);
    expect(plan.headings.map(({ text, lines }) => [text, lines])).toEqual([
      ['一、经济', [3]],
      ['二、社会', [6]],
    ]);
  });

  it('a table with cells may have a head of two rows with merged cells', () => {
    const plan = read(
      ...rows(
        1,
        ['序号', '任务', '责任单位', '<', '时间', '<'],
        ['^', '^', '牵头单位', '配合单位', '起始', '完成'],
        ['1', '发展工业', '县工信局', '县财政局', '2024年3月', '2024年9月'],
      ),
    );
    expect(brief(plan)).toEqual([
      { number: 1, place: '', text: '发展工业', who: '县工信局/main 县财政局/support', by: '2024年3月—2024年9月' },
    ]);
    expect(plan.tasks[0]?.deadline).toEqual({ kind: 'window', from: '2024-03-01', to: '2024-09-30' });
  });

  it('a table with cells may repeat its head on each page; a row cut by a page goes on', () => {
    const first = rows(1, head, ['1', '工业', '发展工业，新建厂', '6月底', '张三', '县工信局', '县财政局、县审']);
    const second = rows(1, head, ['', '', '房三座', '', '', '', '计局'], ['2', '', '技改', '年底', '', '县工信局', '']);
    const plan = read(...first, ...second);
    expect(brief(plan).map(({ number, text, who }) => [number, text, who])).toEqual([
      [1, '发展工业，新建厂房三座', '张三 县工信局/main 县财政局/support 县审计局/support'],
      [2, '技改', '张三 县工信局/main'],
    ]);
    expect(plan.tasks[0]?.lines).toEqual([3, 5]);
    expect(plan.leftOut.map(({ line, reason }) => [line, reason])).toEqual([
      [1, 'title'],
      [2, 'introduction'],
      [4, 'running-head'],
    ]);
  });

  it('a table with cells may give one number and one unit to several rows of measures: they are one task', () => {
    const plan = read(
      ...rows(
        1,
        ['序号', '任务', '措施', '责任单位'],
        ['1', '工业', '1.技改', '县工信局'],
        ['^', '^', '2.扩产', '^'],
        ['2', '农业', '种粮', '县农业农村局'],
      ),
    );
    expect(plan.tasks.map(({ number, text }) => [number, text])).toEqual([
      [1, '1.技改\n2.扩产'],
      [2, '种粮'],
    ]);
  });

  it('a table with cells may number groups of tasks only: then tasks are numbered by their place', () => {
    const plan = read(
      ...rows(
        1,
        ['序号', '任务', '措施', '责任单位'],
        ['1', '工业', '技改', '县工信局'],
        ['^', '^', '扩产', '县发改局'],
        ['2', '农业', '种粮', '县农业农村局'],
      ),
    );
    expect(plan.tasks.map(({ number, theme, text }) => [number, theme, text])).toEqual([
      [1, '工业', '技改'],
      [2, '工业', '扩产'],
      [3, '农业', '种粮'],
    ]);
  });

  it('a table with cells leaves out sums, remarks and columns it does not know, and says so', () => {
    const plan = read(
      ...rows(
        1,
        ['序号', '项目名称', '建设内容', '总投资（万元）', '责任单位', '备注'],
        ['1', '城南小学', '新建校舍2000平方米', '800', '县教育局', '续建'],
        ['合计', '', '', '800', '', ''],
        ['注：投资以批复为准', '<', '<', '<', '<', '<'],
      ),
    );
    expect(plan.tasks.map(({ text }) => text)).toEqual(['城南小学\n新建校舍2000平方米']);
    expect(plan.findings.map(({ code, excerpt }) => [code, excerpt])).toEqual([['READ_COLUMN_NOT_READ', '总投资']]);
    expect(plan.leftOut.map(({ line, reason }) => [line, reason])).toEqual([
      [1, 'title'],
      [2, 'introduction'],
      [4, 'end-matter'],
      [5, 'end-matter'],
    ]);
  });

  it('a table with cells may stand in several tables under headings, only the first with a head', () => {
    const plan = read(
      paragraph('一、经济'),
      ...rows(1, ['序号', '任务', '责任单位'], ['1', '发展工业', '县工信局']),
      paragraph('二、社会'),
      ...rows(2, ['2', '办好学校', '县教育局']),
      paragraph('以上任务自印发之日起实施。'),
    );
    expect(plan.tasks.map(({ section, text }) => [section, text])).toEqual([
      ['一、经济', '发展工业'],
      ['二、社会', '办好学校'],
    ]);
    expect(plan.leftOut.at(-1)).toEqual({ line: 7, text: '以上任务自印发之日起实施。', reason: 'end-matter' });
  });

  it('a table with cells may name units by labels in one cell, and persons with telephones in columns of their own', () => {
    const plan = read(
      ...rows(
        1,
        ['编号', '事项', '责任单位', '联系人', '联系电话'],
        ['1', '发展工业', '牵头单位：县工信局\n配合单位：县财政局、县审计局', '张三', '0712-1234567'],
      ),
    );
    expect(brief(plan)[0]?.who).toBe('县工信局/main 县财政局/support 县审计局/support');
    expect(plan.tasks[0]?.contacts).toEqual([{ unit: '县工信局', person: '张三', phone: '0712-1234567' }]);
  });

  it.each([
    ['no units', ['序号', '任务', '进展情况']],
    ['no wording', ['序号', '责任单位', '联系电话']],
    ['data', ['1', '发展工业', '县工信局']],
  ])('a table with cells is not recognised with %s in its head', (_, texts) => {
    expect(() => read(...rows(1, texts, ['1', '甲', '县工信局'], ['2', '乙', '县财政局']))).toThrow(
      expect.objectContaining({ code: 'READ_NO_PLAN_FOUND' }),
    );
  });
});
