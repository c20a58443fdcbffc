import { describe, expect, it } from '@jest/globals';
import { openDocument } from '../open-document.js';

const open = (text: string | Uint8Array, name = '甲县2024年任务.csv') =>
  openDocument(typeof text === 'string' ? new TextEncoder().encode(text) : text, name);
const cellsOf = async (text: string | Uint8Array) => {
  const input = await open(text);
  return 'lines' in input ? input.lines.map(({ cells }) => cells?.map((cell) => cell.text)) : null;
};

describe('a text of separated values', () => {
  it.each([',', ';', '\t'])('a text of separated values has a line per record, separated by %j', async (mark) => {
    const text = [
      ['序号', '任务', '责任单位'],
      ['1', `"发展${mark}""工业""\n扩产"`, '县工信局'],
      [''],
      ['2', '种粮', '县农业农村局', '备注'],
    ];
    expect(await cellsOf(text.map((record) => record.join(mark)).join('\r\n'))).toEqual([
      ['序号', '任务', '责任单位', ''],
      ['1', `发展${mark}"工业"\n扩产`, '县工信局', ''],
      undefined,
      ['2', '种粮', '县农业农村局', '备注'],
    ]);
  });

  it('a text of separated values may be in GB18030, whatever the ending of its name', async () => {
    const gb = new Uint8Array([
      ...[0xc8, 0xce, 0xce, 0xf1, 0x2c, 0xb5, 0xa5, 0xce, 0xbb, 0x0a],
      ...[0xd6, 0xd6, 0xc1, 0xb8, 0x2c, 0xc5, 0xa9, 0xd2, 0xb5, 0xbe, 0xd6],
    ]);
    const input = await open(gb, '任务.txt');
    expect('lines' in input && input.lines.map(({ text }) => text)).toEqual(['任务 单位', '种粮 农业局']);
    expect('lines' in input && input.lines[0]?.part).toBe('任务');
  });

  it.each(['一、经济\n1.发展工业，扩产\n责任单位：县工信局,县财政局\n', '甲,乙\n丙,丁\n', '任务和责任单位, 如下:\n'])(
    'a text of separated values stays plain text when no record names columns of tasks and units',
    async (text) => {
      expect(await open(text)).toEqual({ name: '甲县2024年任务.csv', text });
    },
  );
});
