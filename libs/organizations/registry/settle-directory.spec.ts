import { afterEach, describe, expect, it } from '@jest/globals';
import { unplaced } from '#settings';
import { parseRegistry } from './parse-registry.js';
import { settleDirectory } from './settle-directory.js';
import { at, closeOffices, office, unit } from './spec/office.js';

const fileOf = (name: string, units: object[], city?: string) => ({
  path: `/srv/${name}.json`,
  name,
  registry: parseRegistry(unplaced({ ...(city && { city }), units, posts: [] }), `${name}.json`),
});
const [a, b, c] = [unit('a', '县甲局'), unit('b', '县乙局'), unit('c', '县丙局')];
const none = { file: undefined, city: undefined, at };

describe('the directory that a process settles', () => {
  afterEach(closeOffices);

  it('an empty store without a file is refused, and nothing is written', async () => {
    const { ports, events } = await office();
    await expect(settleDirectory(ports, none)).rejects.toMatchObject({ code: 'DIRECTORY_MISSING' });
    expect(await events()).toEqual([]);
  });

  it('an empty store gets the directory of the file, and a later start without a file works with it', async () => {
    const { ports, events } = await office();
    const file = fileOf('town', [a, b]);
    const settled = { units: 2, posts: 0, notices: [] };
    expect(await settleDirectory(ports, { ...none, file })).toEqual(settled);
    expect(await settleDirectory(ports, { ...none, file })).toEqual(settled);
    expect(await settleDirectory(ports, none)).toEqual(settled);
    expect(await events()).toEqual(['UnitRegistered', 'UnitRegistered']);
  });

  it('a later version of the same file adds what it has more, without a notice', async () => {
    const { ports } = await office();
    await settleDirectory(ports, { ...none, file: fileOf('town', [a]) });
    const settled = await settleDirectory(ports, { ...none, file: fileOf('town', [a, b]) });
    expect(settled).toEqual({ units: 2, posts: 0, notices: [] });
  });

  it('another file registers nothing, and the notice says what it has more and how to register it', async () => {
    const { ports, events } = await office();
    await settleDirectory(ports, { ...none, file: fileOf('town', [a, b]) });
    const { units, notices } = await settleDirectory(ports, { ...none, file: fileOf('other', [b, c]) });
    expect([units, notices]).toEqual([
      2,
      [
        {
          zh: '登记簿文件 /srv/other.json 另有 1 个单位未登记；用 zhezi directory apply /srv/other.json --as 姓名 登记。',
          en: 'The registry file /srv/other.json has more than is registered: 1 units; register it with zhezi directory apply /srv/other.json --as NAME.',
        },
      ],
    ]);
    expect(await events()).toHaveLength(2);
  });

  it('another file that has nothing more gives no notice', async () => {
    const { ports } = await office();
    await settleDirectory(ports, { ...none, file: fileOf('town', [a, b]) });
    expect((await settleDirectory(ports, { ...none, file: fileOf('other', [b]) })).notices).toEqual([]);
  });

  it('a file of another city registers nothing, and the notice does not say to register it', async () => {
    const { ports, events } = await office();
    await settleDirectory(ports, { ...none, file: fileOf('town', [a], '甲县') });
    const file = fileOf('town', [a, b], '乙县');
    const { notices } = await settleDirectory(ports, { ...none, city: '甲县', file });
    expect(notices).toEqual([
      {
        zh: '登记簿文件 /srv/town.json 属于乙县，数据属于甲县；没有登记文件中的内容。请核对 ZHEZI_DIRECTORY 和 ZHEZI_DATA。',
        en: expect.stringMatching(/^The registry file \/srv\/town\.json is of 乙县, the data are of 甲县; nothing/),
      },
    ]);
    expect(await events()).toHaveLength(1);
  });

  it('a file of another city gives an empty store no directory', async () => {
    const { ports, events } = await office();
    const settling = settleDirectory(ports, { ...none, city: '甲县', file: fileOf('town', [a], '乙县') });
    await expect(settling).rejects.toMatchObject({ code: 'DIRECTORY_MISSING' });
    expect(await events()).toEqual([]);
  });
});
