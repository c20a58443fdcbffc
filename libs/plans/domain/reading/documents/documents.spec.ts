import { describe, expect, it } from '@jest/globals';
import { findBlocks } from './blocks.js';
import { findDocuments } from './documents.js';
import { cleanLines } from '../source/lines.js';

const find = (text: string) => findDocuments(cleanLines(text));

const notice = (title: string, number: string) => `甲市人民政府关于印发
${title}的通知
甲政发〔2021〕${number} 号

各区人民政府：
现将《${title}》印发给你们。

甲市人民政府
2021 年 2 月 22 日
（此件公开发布）
${title}

一、目标
正文。
抄送：市委办公室。
甲市人民政府办公室 2021年2月23日印发
`;

describe('documents of a compilation', () => {
  it('documents of a compilation are found with title, number, date and issuer', () => {
    const [first, second] = find(notice('2021年甲市重点工程', '1') + notice('2021年甲市民生实事项目', '2'));
    expect(first).toMatchObject({
      title: '甲市人民政府关于印发2021年甲市重点工程的通知',
      documentNumber: '甲政发〔2021〕1号',
      issuedOn: '2021-02-22',
      issuer: '甲市人民政府',
    });
    expect(second?.documentNumber).toBe('甲政发〔2021〕2号');
    expect(second?.lines[0]?.number).toBe((first?.lines.at(-1)?.number ?? 0) + 1);
  });

  it('documents of a compilation have their title below the number where a letterhead stands above it', () => {
    const [only] = find(
      '甲市人民政府文件\n甲政发〔2023〕2号\n\n甲市人民政府\n关于印发2023年\n工作方案的通知\n各区：\n正文。\n',
    );
    expect(only).toMatchObject({
      title: '甲市人民政府关于印发2023年工作方案的通知',
      documentNumber: '甲政发〔2023〕2号',
    });
    expect(only?.lines[0]?.number).toBe(1);
  });

  it('documents of a compilation are not made of a number quoted in running text', () => {
    expect(find('甲市工作方案\n根据《意见》（乙政\n发〔2019〕329 号）要求，制定本方案。\n')).toHaveLength(1);
  });

  it('documents of a compilation are found without a number by title and addressee', () => {
    const found = find('说明文字在前。\n甲市人民政府关于做好防汛工作的通知\n各区人民政府：\n正文。\n');
    expect(found.map(({ title }) => title)).toContain('甲市人民政府关于做好防汛工作的通知');
  });
});

describe('parts of a document', () => {
  it('parts of a document are one plan from letterhead to imprint when one enclosure is issued', () => {
    const [document] = find(notice('2021年甲市重点工程', '1'));
    const blocks = findBlocks(document!);
    expect(blocks.map(({ title, lineRange }) => [title, lineRange])).toEqual([['2021年甲市重点工程', [1, 16]]]);
  });

  it('parts of a document are one plan for each enclosure announced, wrapped titles included', () => {
    const text = `甲市关于印发行动计划的通知
甲政发〔2021〕3号
各区：
现将《甲市大气行动计划》《甲市水环境行动计划》印发给你们。
甲市人民政府
2021年3月1日
甲市大气
行动计划
一、目标
甲市水环境行动计划
一、目标
`;
    const blocks = findBlocks(find(text)[0]!);
    expect(blocks.map(({ title, lineRange }) => [title, lineRange])).toEqual([
      ['甲市大气行动计划', [7, 9]],
      ['甲市水环境行动计划', [10, 11]],
    ]);
  });
});
