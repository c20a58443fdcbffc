import { z } from 'zod';
import { described, expecting } from '#kernel';
import {
  memberScopeNames,
  type OrganizationCommand,
  type OrganizationCommandType,
  organizationCommands,
  unitKindNames,
} from '#organizations/contract';
import { schemaField } from '#settings';

const { RegisterUnit, RegisterPost, ChangeHolder, NoteFormerName, NoteMisprint, MergeUnit, SetCollectiveMembers } =
  organizationCommands;
const unitFields = RegisterUnit.data.shape;
const postFields = RegisterPost.data.shape;

/** The source of a statement: a document with its line, or a reform. It is stored with the fact. */
const source = described(z.string().nullable().default(null), {
  label: { zh: '依据', en: 'source' },
  zh: '据以登记的文件及行号，或机构改革；随登记一并保存。',
  en: 'The document with its line, or the reform, that this rests on; stored with it.',
  example: '2019年机构改革',
});

/** For people only, not stored. */
const note = described(z.string().optional(), {
  label: { zh: '备注', en: 'note' },
  zh: '供人阅读的说明，不登记。',
  en: 'For people who read the file; not registered.',
  example: '三定方案已核对',
});

const idRule = {
  zh: '小写字母、数字和连字符，以字母或数字开头；登记后不再更改，也不重复使用。',
  en: 'Small letters, digits and hyphens, a letter or digit first; it never changes and is never used again.',
};

const unitId = described(unitFields.unitId, {
  label: { zh: '单位编号', en: 'id of the unit' },
  ...idRule,
  example: 'qu-cai-zheng-ju',
});

const name = described(unitFields.name, {
  label: { zh: '单位名称', en: 'name of the unit' },
  zh: '方案中通行的名称，2 至 80 个字。',
  en: 'The name that plans give it, 2 to 80 signs.',
  example: '区财政局',
});

const kind = described(unitFields.kind, {
  label: { zh: '类别', en: 'kind' },
  zh: 'department 委办局，street 街道，town 乡镇，company 国有企业，collective 集合称谓（各街道、各成员单位），other 其他。',
  en: 'department, street, town, company, collective (all streets, the member units), other.',
  example: 'department',
  words: unitKindNames,
});

const aliases = described(z.array(unitFields.aliases.element).max(50).default([]), {
  label: { zh: '别称', en: 'other names' },
  zh: '现行的其他名称和简称；曾用名和误写另列。',
  en: 'Other names and abbreviations of today; former names and misprints stand on their own.',
  example: ['区财局'],
});

const formerName = z.strictObject({
  name: described(NoteFormerName.data.shape.formerName, {
    label: { zh: '曾用名', en: 'former name' },
    zh: '从前的名称。',
    en: 'A name of earlier days.',
    example: '区地方税务局',
  }),
  until: described(z.iso.date(), {
    label: { zh: '停用日期', en: 'first day without it' },
    zh: '不再使用该名称的第一天。',
    en: 'The first day on which the unit no longer had this name.',
    example: '2019-03-31',
  }),
  source,
});

const misprint = z.strictObject({
  printed: described(NoteMisprint.data.shape.printed, {
    label: { zh: '误写', en: 'misprint' },
    zh: '文件中印错的名称。',
    en: 'The name as a document misprints it.',
    example: '区财正局',
  }),
  seen: described(NoteMisprint.data.shape.seen.default(null), {
    label: { zh: '出处', en: 'where it was seen' },
    zh: '印错的文件及行号。',
    en: 'The document and line that misprint it.',
    example: '003:7187',
  }),
});

const merger = z.strictObject({
  unitId: described(MergeUnit.data.shape.into, {
    label: { zh: '并入的单位', en: 'unit that took over' },
    zh: '接续职责的单位的编号。',
    en: 'Id of the unit that took over.',
    example: 'qu-wen-lv-ju',
  }),
  on: described(z.iso.date(), {
    label: { zh: '并入日期', en: 'day of the merger' },
    zh: '由接续单位负责的第一天。',
    en: 'The first day on which the other unit answers.',
    example: '2019-03-31',
  }),
  source,
});

const membersSince = z.strictObject({
  on: described(z.iso.date(), {
    label: { zh: '起始日期', en: 'first day' },
    zh: '成员名单自此日起适用，至下一名单为止。',
    en: 'The members count from this day, until the next such list.',
    example: '2021-01-01',
  }),
  scope: described(SetCollectiveMembers.data.shape.scope, {
    label: { zh: '成员范围', en: 'scope' },
    zh: 'all 全体成员；candidates 其中一部分，文件未写明是哪些（相关街道）。',
    en: 'all: every member is meant; candidates: some of them, and documents do not say which.',
    example: 'all',
    words: memberScopeNames,
  }),
  unitIds: described(SetCollectiveMembers.data.shape.members, {
    label: { zh: '成员', en: 'members' },
    zh: '成员单位的编号；可以是另一个集合称谓。',
    en: 'Ids of the units; may be other collectives.',
    example: ['qu-cai-zheng-ju'],
  }),
  source,
});

const unit = z.strictObject({
  unitId,
  name,
  kind,
  aliases,
  note,
  formerNames: described(z.array(formerName).default([]), {
    label: { zh: '曾用名', en: 'former names' },
    zh: '单位从前的名称及停用日期。',
    en: 'Names of earlier days, and when they ended.',
  }),
  misprints: described(z.array(misprint).default([]), {
    label: { zh: '误写', en: 'misprints' },
    zh: '文件中见过的误写，读取方案时按此更正。',
    en: 'Misprints that were seen; reading a plan corrects them.',
  }),
  mergedInto: described(merger.nullable().default(null), {
    label: { zh: '并入', en: 'merger' },
    zh: '该单位已并入的单位。',
    en: 'The unit that this one has merged into.',
  }),
  members: described(z.array(membersSince).default([]), {
    label: { zh: '成员名单', en: 'members' },
    zh: '集合称谓所指的单位，按日期；只用于类别为 collective 的单位。',
    en: 'Who is meant by a collective, by day; for kind collective only.',
  }),
});

const holder = z.strictObject({
  person: described(ChangeHolder.data.shape.person, {
    label: { zh: '姓名', en: 'person' },
    zh: '任职人的姓名，与方案所印一致。',
    en: 'Who holds the post, as plans print the name.',
    example: '张明',
  }),
  from: described(z.iso.date(), {
    label: { zh: '任职日期', en: 'first day' },
    zh: '任职的第一天；任期到继任者的第一天为止。',
    en: 'The first day in office; the term ends when the successor begins.',
    example: '2023-01-05',
  }),
  wasFrom: described(z.iso.date().optional(), {
    label: { zh: '原任职日期', en: 'first day before' },
    zh: '本文件从前所写的任职日期；仍为该日期的登记随之更正。',
    en: 'The first day in an earlier version of the file; a store that still has it is corrected.',
    example: '2023-01-17',
  }),
});

const post = z.strictObject({
  postId: described(postFields.postId, {
    label: { zh: '职务编号', en: 'id of the post' },
    ...idRule,
    example: 'fu-qu-zhang-cai-zheng',
  }),
  title: described(postFields.title, {
    label: { zh: '职务名称', en: 'title' },
    zh: '职务的名称，不含姓名。',
    en: 'What the post is called, without a person.',
    example: '副区长（财政）',
  }),
  note,
  holders: described(z.array(holder).default([]), {
    label: { zh: '任职人', en: 'holders' },
    zh: '历任任职人，按任职日期先后。',
    en: 'Who has held it, in the order of their days.',
  }),
});

/** The form of a registry file, as in `seeds/organizations`. */
export const registrySchema = expecting(
  z.strictObject({
    $schema: schemaField,
    city: described(z.string().trim().min(1).max(40).optional(), {
      label: { zh: '地方', en: 'place' },
      zh: '登记簿所属的地方，如区、县、市。',
      en: 'The district, county or city whose directory this is.',
      example: '通州区',
    }),
    note,
    units: described(z.array(unit).min(1), {
      label: { zh: '单位', en: 'units' },
      zh: '方案中会出现的每一个单位，以及各街道之类的集合称谓。',
      en: 'Every unit that plans name, and collectives such as all streets.',
    }),
    posts: described(z.array(post), {
      label: { zh: '职务', en: 'posts' },
      zh: '牵头领导的职务及其任职人。',
      en: 'The posts of leading officials, and who holds them.',
    }),
  }),
  {
    zh: '登记簿，即花括号内的“units”（单位）和“posts”（职务）两个列表，样板见 zhezi directory template',
    en: 'a directory: the lists "units" and "posts" in braces, as zhezi directory template prints them',
  },
);
export type Registry = z.infer<typeof registrySchema>;

/** A command without time and actor; the seed adds them. */
export type RegistryCommand = {
  [T in OrganizationCommandType]: Pick<Extract<OrganizationCommand, { type: T }>, 'type' | 'data'>;
}[OrganizationCommandType];
