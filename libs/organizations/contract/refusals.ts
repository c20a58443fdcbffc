import { type NamesOf, type RefusalCatalog, roleNames } from '#kernel';
import type { UnitMatch } from './directory.js';
import { unitKindNames } from './events.js';

const nameKinds: NamesOf<UnitMatch['how']> = {
  zh: { name: '名称', alias: '别称', 'former-name': '曾用名', misprint: '误写' },
  en: { name: 'the name', alias: 'another name', 'former-name': 'a former name', misprint: 'a noted misprint' },
};

export const organizationRefusals = {
  UNIT_UNKNOWN: {
    kind: 'unprocessable',
    zh: '登记簿中没有单位“{name}”。可选的有：{suggestions}。请改用其中之一，或先登记该单位。',
    en: 'No unit "{name}" is registered. There are, nearest first: {suggestions}. Use one of these, or register the unit first.',
  },
  UNIT_AMBIGUOUS: {
    kind: 'unprocessable',
    zh: '“{name}”可指多个单位：{choices}。请写明其中一个的全称；全称相同的，写括号中的编号。',
    en: '"{name}" may mean any of these units: {choices}. Give the full name of one, or its id in brackets where the full names are equal.',
  },
  UNIT_ALREADY_REGISTERED: {
    kind: 'conflict',
    zh: '单位“{unitId}”已登记为“{name}”。如需增加别称，请使用增加别称。',
    en: 'Unit "{unitId}" is already registered as "{name}". To add another name, add an alias.',
  },
  UNIT_NAME_TAKEN: {
    kind: 'conflict',
    zh: '“{name}”已是“{other}”的{how}；一个名称只能指一个单位。确是同一单位的，请直接使用“{other}”；是另一单位的，请改用能区分的名称。',
    en: '"{name}" is {how} of "{other}" already, and a name means one unit. If they are the same unit, use "{other}"; if not, give a name that tells them apart.',
    words: { how: nameKinds },
  },
  UNIT_MERGER_CIRCULAR: {
    kind: 'unprocessable',
    zh: '单位“{unitId}”不能并入“{into}”：后者就是它本身，或已并入它。请核对并入的单位。',
    en: 'Unit "{unitId}" cannot merge into "{into}", which is the same unit or has merged into it. Check the successor.',
  },
  UNIT_NOT_COLLECTIVE: {
    kind: 'unprocessable',
    zh: '“{name}”不是集合称谓，没有成员；其类别为：{kind}。请核对名称，或逐一列出承办单位。',
    en: '"{name}" is no collective and has no members; it is a unit of the kind: {kind}. Check the name, or list the units one by one.',
    words: { kind: unitKindNames },
  },
  COLLECTIVE_IN_ITSELF: {
    kind: 'unprocessable',
    zh: '集合称谓“{unitId}”不能是自己的成员。请核对成员。',
    en: 'The collective "{unitId}" cannot be a member of itself. Check its members.',
  },
  COLLECTIVE_MEMBERS_OPEN: {
    kind: 'unprocessable',
    zh: '“{name}”没有指明是哪些单位，登记簿也未列全部成员。请列出承办的单位。',
    en: '"{name}" does not say which units are meant, and the directory lists no members that all are. Name the units.',
  },
  UNIT_KEY_TAKEN: {
    kind: 'conflict',
    zh: '单位“{unitId}”已有编号为“{keyId}”的密钥，内容不同或已吊销。请生成新的密钥，使用新的编号。',
    en: 'Unit "{unitId}" already has a key "{keyId}", with other content or revoked. Make a new key with a new id.',
  },
  UNIT_KEY_UNKNOWN: {
    kind: 'unprocessable',
    zh: '单位“{unitId}”没有编号为“{keyId}”的密钥，已登记的有：{known}。请改用其中之一。',
    en: 'Unit "{unitId}" has no key "{keyId}"; registered: {known}. Use one of these.',
  },
  UNIT_KEYS_SCOPE_FORBIDDEN: {
    kind: 'forbidden',
    zh: '只能查看本单位“{own}”的密钥，不能查看“{unitId}”的密钥。请改为本单位。',
    en: 'You may see the keys of your own unit "{own}"; those of "{unitId}" are not yours to see. Name your own unit.',
    basis: { zh: '未经规则允许的一律不允许', en: 'Everything is denied unless a rule allows it' },
  },
  POST_UNKNOWN: {
    kind: 'unprocessable',
    zh: '登记簿中没有职务或现任领导“{name}”。可选的有：{suggestions}。请改用其中之一，或先登记职务及任职人。',
    en: 'No post or present holder "{name}" is registered. There are, nearest first: {suggestions}. Use one of these, or register the post and its holder first.',
  },
  POST_AMBIGUOUS: {
    kind: 'unprocessable',
    zh: '“{name}”可指多个职务：{choices}。请写明其中一个的名称；名称相同的，写现任者姓名或编号。',
    en: '"{name}" may mean any of these posts: {choices}. Give the title of one; where the titles are equal, who holds it, or its id.',
  },
  POST_ALREADY_REGISTERED: {
    kind: 'conflict',
    zh: '职务“{postId}”已登记。请直接变更任职人，或改用新的编号。',
    en: 'Post "{postId}" is already registered. Change its holder, or use another id.',
  },
  POST_CHANGE_OUT_OF_ORDER: {
    kind: 'unprocessable',
    zh: '任职日期应晚于现任任职日期 {since}，实际为 {on}。请更正日期。',
    en: 'The new holder must start after {since}, when the present one did; found {on}. Correct the day.',
  },
  POST_TERM_UNKNOWN: {
    kind: 'unprocessable',
    zh: '登记簿中没有“{person}”自 {wasFrom} 起的任职。请核对姓名和已登记的任职日期。',
    en: 'No term of "{person}" from {wasFrom} is registered. Check the name and the registered day.',
  },
  POST_TERM_OUT_OF_ORDER: {
    kind: 'unprocessable',
    zh: '“{person}”的任职日期应晚于 {after}、早于 {before}，实际为 {from}。请更正日期。',
    en: 'The term of "{person}" must begin after {after} and before {before}; found {from}. Correct the day.',
  },
  ORGANIZATION_FORBIDDEN: {
    kind: 'forbidden',
    zh: '“{command}”只能由{allowed}办理，您的角色是{role}。请由其办理。',
    en: '"{command}" is for: {allowed}. Your role is {role}. Ask one of them to do it.',
    words: { command: 'said', allowed: roleNames, role: roleNames },
  },
  REGISTRY_INVALID: {
    kind: 'invalid',
    zh: '登记簿文件“{file}”有 {errors} 处错误：{found}更正后可用 zhezi directory check 核对。',
    en: 'The registry file "{file}" has {errors} errors: {found} Correct it and check it with zhezi directory check.',
    words: { found: 'said' },
  },
  REGISTRY_UNREADABLE: {
    kind: 'not-found',
    zh: '无法读取登记簿文件“{file}”：{reason}。请核对路径；也可以写随附登记簿的名称：{known}。',
    en: 'The registry file "{file}" cannot be read: {reason}. Check the path, or give the name of one that comes along: {known}.',
    words: { reason: 'said', known: 'said' },
  },
  DIRECTORY_MISSING: {
    kind: 'invalid',
    zh: '还没有单位登记簿，不知道本地有哪些单位和领导，所以没有启动。请先用 zhezi init 设定（城市、登记簿、督办政策），或用 ZHEZI_DIRECTORY=文件 指定登记簿文件；样板见 zhezi directory template。',
    en: 'There is no directory yet, so nobody knows which units and leaders there are, and nothing was started. Set it up with zhezi init (city, directory, policy), or name a registry file with ZHEZI_DIRECTORY=FILE; zhezi directory template prints one to fill in.',
  },
} as const satisfies RefusalCatalog;
