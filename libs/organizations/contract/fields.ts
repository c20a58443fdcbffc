import { z } from 'zod';
import { described, expecting, type InBoth, roleNames, unitRoles } from '#kernel';
import { memberScopeNames, memberScopes, unitKindNames, unitKinds, unitPublicKey } from './events.js';
import { postRef, unitRef } from './references.js';

/** Fields of the commands to the directory, as they are described to whoever sends them. */

const idOf = (example: string) =>
  expecting(z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/), {
    zh: `由小写字母、数字和连字符组成、不超过 80 个字的编号（一般取名称的拼音），形如 ${example}`,
    en: `an id of at most 80 small letters, digits and hyphens (usually the pinyin of the name) such as ${example}`,
  });
const printed = z.string().trim().min(2).max(80);

const nameOf = (label: InBoth, about: InBoth, example: string) =>
  described(printed, {
    label,
    zh: `${about.zh}，2 至 80 字。`,
    en: `${about.en}. 2 to 80 characters.`,
    example,
  });

const dayOf = (label: InBoth, about: InBoth, example: string) =>
  described(z.iso.date(), { label, zh: `${about.zh}。`, en: `${about.en}.`, example });

/** The id that a registration gives. */
export const newUnitId = described(idOf('qu-cai-zheng-ju'), {
  label: { zh: '单位编号', en: 'unit id' },
  zh: '单位的编号，小写字母、数字和连字符，最多 80 个，登记后不变。',
  en: 'Id of the unit: lower-case letters, digits and hyphens, at most 80. It never changes.',
  example: 'qu-shen-ji-ju',
});

export const unitId = described(unitRef, {
  label: { zh: '单位', en: 'unit' },
  zh: '所涉及的单位：编号、名称或别称，最多 80 字。',
  en: 'The unit it is about: id, name or another name. At most 80 characters.',
  example: 'qu-shen-ji-ju',
});

export const unitName = nameOf(
  { zh: '单位名称', en: 'name' },
  { zh: '单位的规范名称', en: 'The name that the unit bears' },
  '区审计局',
);

export const unitKind = described(z.enum(unitKinds), {
  label: { zh: '单位类别', en: 'kind' },
  zh: 'department 委办局，street 街道，town 乡镇，company 国有企业，collective 集合称谓，other 其他。',
  en: 'department, street, town, company (owned by the state), collective (a name for several units), other.',
  example: 'department',
  words: unitKindNames,
});

export const aliases = described(z.array(printed).max(50), {
  label: { zh: '别称', en: 'other names' },
  zh: '方案中对该单位的其他称呼，每个 2 至 80 字，最多 50 个；没有的写空列表。',
  en: 'Other names by which plans call the unit, each 2 to 80 characters, at most 50. Empty when there are none.',
  example: ['审计局'],
});

export const alias = nameOf(
  { zh: '别称', en: 'other name' },
  { zh: '要增加的称呼', en: 'The name to add' },
  '通州区审计局',
);

export const newName = nameOf(
  { zh: '新名称', en: 'new name' },
  { zh: '更名后的名称', en: 'The name from then on' },
  '区审计监督局',
);
export const renamedOn = dayOf(
  { zh: '更名日期', en: 'day of renaming' },
  { zh: '从哪一天起用新名称', en: 'First day on which the new name is borne' },
  '2023-07-01',
);

export const formerName = nameOf(
  { zh: '曾用名', en: 'former name' },
  { zh: '曾经用过的名称', en: 'The name that was borne' },
  '区审计办公室',
);
export const until = dayOf(
  { zh: '停用日期', en: 'end of the name' },
  { zh: '从哪一天起不再使用', en: 'First day on which it was no longer borne' },
  '2019-03-31',
);

export const source = described(z.string().trim().min(1).max(300).nullable(), {
  label: { zh: '依据', en: 'source' },
  zh: '依据的文件和出处，最多 300 字；没有的填空值。',
  en: 'What this rests on: a document and the place in it. At most 300 characters; null when there is none.',
  example: '区机构改革方案第三条',
});

export const misprint = nameOf(
  { zh: '误写', en: 'misprint' },
  { zh: '文件中误写的名称', en: 'The wrong form as it is printed' },
  '区申计局',
);
export const seen = described(z.string().trim().min(1).max(300).nullable(), {
  label: { zh: '出处', en: 'place' },
  zh: '在哪份文件、哪一行见到，最多 300 字；不详的填空值。',
  en: 'Where it was seen: document and line. At most 300 characters; null when unknown.',
  example: '2023年重点工作分工方案第112行',
});

export const mergedInto = described(unitRef, {
  label: { zh: '并入单位', en: 'into' },
  zh: '并入哪个单位：编号、名称或别称，最多 80 字。',
  en: 'The unit that answers for it from then on: id, name or another name. At most 80 characters.',
  example: '区财政局',
});
export const mergedOn = dayOf(
  { zh: '并入日期', en: 'day of the merger' },
  { zh: '从哪一天起并入', en: 'First day of the merger' },
  '2023-07-01',
);

export const memberScope = described(z.enum(memberScopes), {
  label: { zh: '成员范围', en: 'scope' },
  zh: 'all 全体成员都是（各街道办事处），candidates 其中一部分、文件没有写明（相关街道办事处）。',
  en: 'all: every member is meant (各街道办事处). candidates: some are, and the document does not say which (相关街道办事处).',
  example: 'all',
  words: memberScopeNames,
});
export const members = described(z.array(unitRef).max(300), {
  label: { zh: '成员单位', en: 'members' },
  zh: '成员单位的编号、名称或别称，最多 300 个，不含该集合称谓本身。',
  en: 'Ids or names of the members, at most 300; never the collective itself.',
  example: ['中仓街道办事处', '新华街道办事处'],
});
export const membersFrom = dayOf(
  { zh: '起始日期', en: 'from' },
  { zh: '从哪一天起是这些成员', en: 'First day on which these are the members' },
  '2023-07-01',
);

const keyIdForm = {
  zh: '由字母、数字、下划线和连字符组成、不超过 64 个字的编号，形如 oa-2023',
  en: 'an id of at most 64 letters, digits, underscores and hyphens such as oa-2023',
};
export const keyId = described(expecting(z.string().regex(/^[A-Za-z0-9_-]{1,64}$/), keyIdForm), {
  label: { zh: '公钥编号', en: 'key id' },
  zh: '公钥在该单位内的编号，字母、数字、下划线和连字符，最多 64 个。',
  en: 'Id of the key within the unit: letters, digits, underscore and hyphen, at most 64.',
  example: 'oa-2023',
});
export const publicKey = described(unitPublicKey, {
  label: { zh: '公钥', en: 'public key' },
  zh: 'Ed25519 公钥，按 RFC 8037 写成 JSON Web Key，不含私钥；用 zhezi unit-key 生成。',
  en: 'Public key of Ed25519 as a JSON Web Key (RFC 8037), never the private one; `zhezi unit-key` makes a pair.',
});
export const keyRole = described(z.enum(unitRoles), {
  label: { zh: '角色', en: 'role' },
  zh: '以何角色办理：clerk 经办人，unitHead 单位负责人。',
  en: 'As whom the system speaks: clerk or unitHead.',
  example: 'clerk',
  words: roleNames,
});
export const keyLabel = nameOf(
  { zh: '系统名称', en: 'system' },
  { zh: '私钥由哪个业务系统保管', en: 'Which of the unit’s systems holds the private key' },
  '区审计局办公系统',
);
export const revocationReason = described(z.string().trim().min(1).max(300), {
  label: { zh: '吊销原因', en: 'reason' },
  zh: '吊销的原因，最多 300 字。',
  en: 'Why the key is revoked. At most 300 characters.',
  example: '办公系统停用',
});

export const newPostId = described(idOf('fu-qu-zhang-cai-zheng'), {
  label: { zh: '职务编号', en: 'post id' },
  zh: '职务的编号，小写字母、数字和连字符，最多 80 个，登记后不变。',
  en: 'Id of the post: lower-case letters, digits and hyphens, at most 80. It never changes.',
  example: 'fu-qu-zhang-cai-jin',
});

export const postId = described(postRef, {
  label: { zh: '职务', en: 'post' },
  zh: '所涉及的职务：编号、名称或现任者姓名，最多 80 字。',
  en: 'The post it is about: id, title, or who holds it now. At most 80 characters.',
  example: 'fu-qu-zhang-cai-jin',
});
export const postTitle = nameOf(
  { zh: '职务名称', en: 'title' },
  { zh: '职务的名称', en: 'What the post is called' },
  '副区长（财政金融）',
);

const person = z.string().trim().min(1).max(40);
export const holder = described(person, {
  label: { zh: '任职人', en: 'holder' },
  zh: '任职人的姓名，最多 40 字。',
  en: 'Name of the person. At most 40 characters.',
  example: '陈明远',
});
export const heldFrom = dayOf(
  { zh: '任职日期', en: 'from' },
  { zh: '从哪一天起任职', en: 'First day in the post' },
  '2023-03-01',
);
export const registeredFrom = dayOf(
  { zh: '原登记的任职日期', en: 'registered day' },
  {
    zh: '现在登记的任职起始日，用来指明是哪一任',
    en: 'First day as it is registered now; it says which term is meant',
  },
  '2023-03-01',
);
export const correctFrom = dayOf(
  { zh: '正确的任职日期', en: 'correct day' },
  { zh: '实际的任职起始日', en: 'First day as it really was' },
  '2023-02-20',
);
