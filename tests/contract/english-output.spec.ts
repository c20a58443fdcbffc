import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localAccessTokens } from '#platform';
import { projectRoot } from '#runtime';
import { runCli } from '../../apps/cli/run-cli.js';
import { planDocument } from '../acceptance/plans.js';
import { fullWidthIn } from './sentences/check.js';

const wrongDirectory = {
  city: '安澜县',
  units: [
    { unitId: 'A', name: '县财政局', kind: 'club', alias: [] },
    { unitId: 'b', kind: 'department' },
    { unitId: 'c', name: '县、乙局', kind: 'department', aliases: '县丙局' },
  ],
  posts: [{ postId: 'p', title: '县长', holders: [{ person: '赵一', from: '去年' }] }],
};
const doubtfulDirectory = {
  city: '安澜县',
  units: [
    { unitId: 'a', name: '县财政局', kind: 'department', aliases: ['县财政局'] },
    { unitId: 'b', name: '城关街道办事处', kind: 'department' },
    { unitId: 'c', name: '各局', kind: 'collective' },
    { unitId: 'd', name: '县甲局、县乙局', kind: 'department' },
  ],
  posts: [
    { postId: 'p', title: '县长赵一', holders: [{ person: '赵一', from: '2023-01-01' }] },
    { postId: 'q', title: '副县长', holders: [{ person: '赵一', from: '2023-01-01' }] },
    { postId: 'r', title: '副县长', holders: [] },
  ],
};
const senselessDirectory = {
  units: [
    { unitId: 'a', name: '县甲局', kind: 'department', members: [{ on: '2021-01-01', scope: 'all', unitIds: ['z'] }] },
    { unitId: 'a', name: '县乙局', kind: 'department', mergedInto: { unitId: 'c', on: '2021-01-01' } },
    { unitId: 'c', name: '县乙局', kind: 'department', mergedInto: { unitId: 'a', on: '2021-01-01' } },
    { unitId: 'd', name: '各局', kind: 'collective', members: [{ on: '2021-01-01', scope: 'all', unitIds: ['d'] }] },
  ],
  posts: [
    {
      postId: 'p',
      title: '县长',
      holders: [
        { person: '赵一', from: '2023-01-01' },
        { person: '钱二', from: '2022-01-01' },
      ],
    },
  ],
};
const table = '名称,类别,成员,电话\n县财政局,局,,1\n各局,集合称谓,县甲局,\n\n职务,姓名,任职日期\n县长,赵一,去年\n';
const plan = planDocument([
  { text: '修路三条。', leader: '赵一、钱二', units: '县财政局、县甲局' },
  { text: '一般公共预算收入增长3%。', units: '县财政局' },
]);

let folder: string;

async function english(...args: string[]): Promise<{ code: number; said: string }> {
  let said = '';
  const add = (text: string): void => void (said += text);
  const env = { ZHEZI_DATA: join(folder, 'data'), ZHEZI_HTTP_PORT: '1', ZHEZI_DIRECTORY: join(folder, 'fine.json') };
  const places = { env, out: add, err: add, screen: null, width: 400, folder };
  return { code: await runCli(['--lang', 'en', ...args], places), said };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhezi-english-'));
  await localAccessTokens(join(folder, 'data'));
  const policy = await readFile(join(projectRoot(), 'seeds/policies/default-1.json'), 'utf8');
  const files: Readonly<Record<string, string>> = {
    'wrong.json': JSON.stringify(wrongDirectory),
    'doubtful.json': JSON.stringify(doubtfulDirectory),
    'senseless.json': JSON.stringify(senselessDirectory),
    'broken.json': '{"units": [}',
    'twice.json': '{"city": "甲县", "city": "乙县", "units": [], "posts": []}',
    'other.json': '["县财政局"]',
    'wrong.csv': table,
    'unheaded.csv': '县财政局,县甲局\n',
    'notice.json': policy.replace('"count": 15, "unit": "workingDay"', '"count": 2, "unit": "workingDay"'),
    'policy.json': policy.replace('"redPointsBehind"', '"surprise": "，", "redPointsBehind"'),
    'letter.txt': '各位同事：\n请查收。\n',
    'plan.txt': plan,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  await english('directory', 'template', '-o', 'fine.json');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('what zhezi says in English', () => {
  it.each<[line: string, code: number, says: RegExp]>([
    ['directory check fine.json', 0, /^fine\.json: .*, 6 units, 2 posts\nNothing is wrong\.\n$/],
    ['directory check doubtful.json', 0, /^doubtful\.json: .*0 errors, \d+ hints\.\n$/s],
    ['directory check wrong.json', 1, /must be one of "department", "street" \(subdistrict \(street\)\)/],
    ['directory check senseless.json', 1, /ID_TWICE.*HOLDERS_OUT_OF_SEQUENCE/s],
    ['directory check broken.json', 1, /REGISTRY_UNREADABLE/],
    ['directory check twice.json', 1, /FIELD_TWICE/],
    ['directory check other.json', 1, /FIELD_OF_OTHER_KIND/],
    ['directory check absent.json', 1, /there is no such file or folder/],
    ['directory check wrong.csv', 1, /"wrong", row 2: .*COLUMN_NOT_READ/s],
    ['directory check unheaded.csv', 1, /REGISTRY_UNREADABLE/],
    ['directory template --xlsx', 2, /A workbook goes into a file/],
    ['directory template -o fine.json', 1, /FILE_EXISTS/],
    ['policy check default-1', 0, /Nothing is wrong/],
    ['policy check notice.json', 1, /The red notice \(L3\) comes before the orange one/],
    ['policy check policy.json', 1, /FIELD_UNKNOWN/],
    ['policy check absent.json', 1, /ESCALATION_POLICY_UNREADABLE/],
    ['init', 2, /--city, --directory/],
    ['init --city 安澜县 --directory wrong.json', 1, /FILE_HAS_ERRORS/],
    ['token --role king', 2, /one of "officer", "director", "head" \(head of government\),.* found "king"/],
    ['token --role clerk', 2, /--unit/],
    ['token --role clerk --unit 城关', 1, /UNIT_UNKNOWN/],
    ['token --help', 0, /--role <role> .*leadingOfficial \(leading official\)/s],
    ['read letter.txt', 1, /READ_NO_PLAN_FOUND/],
    ['start everything', 2, /found "everything"/],
    ['import plan.txt', 1, /SERVICE_UNREACHABLE/],
    ['doctor', 1, /NO_DATA/],
  ])('zhezi --lang en %s has no Chinese punctuation outside of quotes', async (line, code, says) => {
    const found = await english(...line.split(' '));
    expect([found.code, found.said]).toEqual([code, expect.stringMatching(says)]);
    expect([fullWidthIn(found.said), found.said]).toEqual([undefined, found.said]);
  });

  it('zhezi --lang en read lists several leaders and units as English does', async () => {
    const { code, said } = await english('read', 'plan.txt');
    expect([code, said]).toEqual([0, expect.stringMatching(/赵一, 钱二 +县财政局, 县甲局/)]);
  });
});
