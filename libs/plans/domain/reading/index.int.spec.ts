import { describe, expect, it } from '@jest/globals';
import { findingCodes, readDocument, readingRefusals } from './index.js';

const task = (n: number, text: string, units: string, deadline = '12月底') =>
  `${n}.${text}\n牵头领导：张三\n责任单位：${units}\n完成时限：${deadline}\n`;
const plan = (...tasks: string[]) => `2024年甲县重点工作方案\n\n一、经济\n${tasks.join('')}`;
const read = (text: string) => readDocument({ name: 'f.txt', text }).plans[0]!;
const findings = (text: string) =>
  read(text).findings.map(({ code, line, taskIndex, field }) => ({ code, line, taskIndex, field }));

const sound = plan(
  task(1, '发展工业经济', '县工信局'),
  task(2, '发展农业经济', '县农业农村局'),
  task(3, '发展服务业', '县商务局'),
);

describe('a document that is read', () => {
  it('a document that is read gives the plan with its data and no findings where nothing is wrong', () => {
    const found = read(sound);
    expect(found).toMatchObject({
      document: 'f.txt',
      title: '2024年甲县重点工作方案',
      year: 2024,
      form: 'label-value',
      lineRange: [1, 15],
      findings: [],
    });
    expect(found.tasks[0]).toMatchObject({
      number: 1,
      numberText: '1.',
      section: '一、经济',
      text: '发展工业经济',
      leaders: ['张三'],
      units: [{ name: '县工信局', role: 'main' }],
      deadlineText: '12月底',
      deadline: { kind: 'by', date: '2024-12-31' },
      line: 4,
      lines: [4, 5, 6, 7],
      confidence: { number: 1, section: 1, text: 1, leaders: 1, units: 1, deadline: 1 },
    });
  });

  it('a document that is read is the same however often it is read', () => {
    expect(readDocument({ name: 'f', text: sound })).toEqual(readDocument({ name: 'f', text: sound }));
  });

  it('a document that is read reports progress up to its last line', () => {
    const steps: [number, number][] = [];
    readDocument({ name: 'f', text: sound }, { onProgress: (done, total) => steps.push([done, total]) });
    expect(steps.at(-1)).toEqual([16, 16]);
  });

  it('a document that is read shows every line that is in no task and no heading, with the reason', () => {
    const text = `甲县人民政府办公室关于印发2024年方案的通知\n甲政办〔2024〕3号\n各乡镇：\n现将《2024年方案》印发给你们。\n甲县人民政府办公室\n2024年1月5日\n2024年方案\n${task(1, '发展工业经济', '县工信局')}- 2 -\n${task(2, '发展农业经济', '县农业农村局')}抄送：县委办。\n`;
    expect(read(text).leftOut.map(({ line, reason }) => [line, reason])).toEqual([
      [1, 'notice'],
      [2, 'notice'],
      [3, 'notice'],
      [4, 'notice'],
      [5, 'notice'],
      [6, 'notice'],
      [7, 'title'],
      [12, 'page-number'],
      [17, 'end-matter'],
    ]);
    expect(read(text)).toMatchObject({
      documentNumber: '甲政办〔2024〕3号',
      issuedOn: '2024-01-05',
      issuer: '甲县人民政府办公室',
    });
  });

  it('a document that is read names a part that speaks of responsible units but is in a form not read yet', () => {
    const table =
      '甲县人民政府关于印发乙方案的通知\n甲政发〔2024〕4号\n各乡镇：\n正文。\n乙方案\n序号 任务 责任单位\n1 甲 责任单位丙\n2 乙 牵头单位丁\n';
    const reading = readDocument({ name: 'f', text: `${sound}\n${table}` });
    expect(reading.plans).toHaveLength(1);
    expect(reading.findings.map(({ code }) => code)).toEqual(['READ_FORM_NOT_READ']);
    expect(reading.documents.map(({ plans }) => plans.length)).toEqual([1, 0]);
  });
});

describe('doubts about a plan', () => {
  it('doubts about a plan point to the task, the line and the field that lacks what the others have', () => {
    const text = sound.replace('完成时限：12月底\n3.', '3.');
    expect(findings(text)).toEqual([{ code: 'READ_LABEL_MISSING', line: 8, taskIndex: 1, field: 'deadline' }]);
    expect(read(text).tasks[1]).toMatchObject({
      deadline: { kind: 'unspecified' },
      confidence: { deadline: 0, units: 1 },
    });
  });

  it.each([
    ['a number left out', sound.replace('3.发展', '5.发展'), 'READ_NUMBER_SKIPPED', 'number'],
    ['a number used twice', sound.replace('3.发展', '2.发展'), 'READ_NUMBER_REPEATED', 'number'],
    [
      'a deadline that says nothing known',
      sound.replace('12月底', '视领导批示办理'),
      'READ_DEADLINE_NOT_UNDERSTOOD',
      'deadline',
    ],
    ['a deadline long past', sound.replace('12月底', '2014年12月底'), 'READ_DEADLINE_ODD_YEAR', 'deadline'],
    [
      'a text too long to be one task',
      sound.replace('工业经济', '工业经济'.repeat(200)),
      'READ_TEXT_SUSPICIOUSLY_LONG',
      'text',
    ],
    ['a text too short', sound.replace('发展服务业', '略'), 'READ_TEXT_SUSPICIOUSLY_SHORT', 'text'],
    [
      'two units without 、',
      sound.replace('责任单位：县商务局', '责任单位：县农业农村局县商务局'),
      'READ_UNIT_JOINED',
      'units',
    ],
    ['a unit printed twice', sound.replace('县商务局', '县商务局、县商务局'), 'READ_UNIT_REPEATED', 'units'],
    ['what is no unit', sound.replace('县商务局', '县商务局、尽快落实'), 'READ_UNIT_NAME_ODD', 'units'],
    ['what is no person', sound.replace('张三', '加快推进项目'), 'READ_LEADER_NAME_ODD', 'leaders'],
    [
      'a line between two tasks',
      sound.replace('3.发展', '这一行与任务无关，是误入的文字。\n3.发展'),
      'READ_STRAY_TEXT',
      null,
    ],
  ])('doubts about a plan are raised by %s', (_, text, code, field) => {
    expect(findings(text).map((each) => [each.code, each.field])).toContainEqual([code, field]);
  });

  it('doubts about a plan are raised by two persons without 、 whom the plan knows apart', () => {
    const text = plan(
      task(1, '发展工业经济', '县工信局'),
      task(2, '发展农业经济', '县农业农村局'),
      task(3, '发展服务业', '县商务局').replace('张三', '张三李四'),
    ).replace('张三', '李四');
    expect(read(text).tasks[2]?.leaders).toEqual(['张三', '李四']);
    expect(findings(text).map(({ code }) => code)).toEqual(['READ_LEADER_JOINED']);
  });

  it('doubts about a plan keep the printed form of a corrected name', () => {
    const others = [1, 2, 3, 4].map((n) => task(n, '做好各项工作', '县经济和信息化局'));
    const found = read(plan(...others, task(5, '推进数字经济', '县经济和信息局')));
    expect(found.tasks[4]?.units).toEqual([{ name: '县经济和信息化局', role: 'main' }]);
    expect(found.findings).toMatchObject([
      { code: 'READ_MISPRINT_CORRECTED', taskIndex: 4, excerpt: '县经济和信息局', proposal: '县经济和信息化局' },
    ]);
  });

  it('doubts about a plan give their reason in Chinese and in English, with every value filled in', () => {
    const [found] = read(sound.replace('3.发展', '5.发展')).findings;
    expect(found?.reason).toEqual({
      zh: '编号从 2 跳到 5，中间可能漏项。',
      en: 'The number goes from 2 to 5: a task may be missing between them.',
    });
  });
});

describe('a document that cannot be read', () => {
  const codeOf = (text: string): string => {
    try {
      readDocument({ name: 'f.txt', text });
      return 'read';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  it.each([
    ['an empty one', ' \n', 'READ_EMPTY_FILE'],
    ['a letter', '各位代表：\n现在报告工作。\n', 'READ_NO_PLAN_FOUND'],
    ['one beyond the limit', '长'.repeat(20 * 1024 * 1024 + 1), 'READ_TOO_LARGE'],
  ])('a document that cannot be read is refused: %s', (_, text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('a document that cannot be read is refused and reported in two languages that say what to do', () => {
    for (const { zh, en } of [...Object.values(readingRefusals), ...Object.values(findingCodes)]) {
      expect(zh).toMatch(/\p{Script=Han}.*。$/u);
      expect(en).toMatch(/[a-z].*\.$/);
    }
  });
});

describe('hostile input', () => {
  it.each([
    ['a line of twenty thousand labels', `${sound}${'责任单位：'.repeat(20_000)}`],
    ['a line of separators', `${sound}4.甲\n责任单位：${'.'.repeat(200_000)}${'、'.repeat(200_000)}甲`],
    ['a line of brackets', `${sound}4.甲\n责任单位：${'（'.repeat(300_000)}`],
    ['spaces between letters', `${sound}4.${'a b '.repeat(60_000)}`],
    ['two thousand tasks', plan(...Array.from({ length: 2_000 }, (_, i) => task(i + 1, `任务甲${i}`, `县${i}局`)))],
    [
      'prose below a label',
      `${sound}${'全面推进各项重点工作任务落实落细落到位并且长期坚持下去不松，\n'.repeat(8_000)}`,
    ],
  ])('hostile input is read in time that grows with its length: %s', (_, text) => {
    const before = process.cpuUsage();
    expect(read(text).tasks.length).toBeGreaterThanOrEqual(3);
    expect(process.cpuUsage(before).user / 1_000_000).toBeLessThan(15);
  });
});
