import type { OrganizationCommandType } from '#organizations/contract';
import type { Action } from './action.js';

export interface OrganizationAction extends Action<OrganizationCommandType> {
  /** The id that the address gives; absent where the body brings a new one. */
  readonly idFrom?: 'unitId' | 'postId';
}

/** Every order to the directory: `POST /v1/<path>`, by the director. */
export const organizationActions: readonly OrganizationAction[] = [
  {
    path: 'units',
    command: 'RegisterUnit',
    summary: { zh: '登记单位', en: 'Register a unit' },
    refusals: ['UNIT_ALREADY_REGISTERED'],
  },
  {
    path: 'units/:unitId/aliases',
    command: 'AddUnitAlias',
    idFrom: 'unitId',
    summary: { zh: '增加单位别称', en: 'Add another name of a unit' },
    refusals: ['UNIT_UNKNOWN'],
  },
  {
    path: 'units/:unitId/names',
    command: 'RenameUnit',
    idFrom: 'unitId',
    summary: { zh: '单位更名', en: 'Rename a unit' },
    refusals: ['UNIT_UNKNOWN'],
  },
  {
    path: 'units/:unitId/former-names',
    command: 'NoteFormerName',
    idFrom: 'unitId',
    summary: { zh: '登记单位曾用名', en: 'Note a name a unit bore until a day' },
    refusals: ['UNIT_UNKNOWN'],
  },
  {
    path: 'units/:unitId/misprints',
    command: 'NoteMisprint',
    idFrom: 'unitId',
    summary: { zh: '登记单位名称的误写', en: "Note a misprint of a unit's name" },
    refusals: ['UNIT_UNKNOWN'],
  },
  {
    path: 'units/:unitId/merger',
    command: 'MergeUnit',
    idFrom: 'unitId',
    summary: { zh: '单位并入另一单位', en: 'Merge a unit into another' },
    refusals: ['UNIT_UNKNOWN', 'UNIT_MERGER_CIRCULAR'],
  },
  {
    path: 'units/:unitId/members',
    command: 'SetCollectiveMembers',
    idFrom: 'unitId',
    summary: { zh: '列明集合称谓的成员', en: 'Set the members of a collective' },
    refusals: ['UNIT_UNKNOWN', 'UNIT_NOT_COLLECTIVE', 'COLLECTIVE_IN_ITSELF'],
  },
  {
    path: 'units/:unitId/keys',
    command: 'RegisterUnitKey',
    idFrom: 'unitId',
    summary: { zh: '登记单位的签名公钥', en: "Register a public key of a unit's systems" },
    refusals: ['UNIT_UNKNOWN', 'UNIT_KEY_TAKEN'],
  },
  {
    path: 'units/:unitId/key-revocations',
    command: 'RevokeUnitKey',
    idFrom: 'unitId',
    summary: { zh: '吊销单位的签名公钥', en: 'Revoke a key of a unit' },
    refusals: ['UNIT_UNKNOWN', 'UNIT_KEY_UNKNOWN'],
  },
  {
    path: 'posts',
    command: 'RegisterPost',
    summary: { zh: '登记职务', en: 'Register a post' },
    refusals: ['POST_ALREADY_REGISTERED'],
  },
  {
    path: 'posts/:postId/holders',
    command: 'ChangeHolder',
    idFrom: 'postId',
    summary: { zh: '变更任职人', en: 'Change the holder of a post' },
    refusals: ['POST_UNKNOWN', 'POST_CHANGE_OUT_OF_ORDER'],
  },
  {
    path: 'posts/:postId/terms',
    command: 'CorrectHolderTerm',
    idFrom: 'postId',
    summary: { zh: '更正任职日期', en: 'Correct the first day of a term' },
    refusals: ['POST_UNKNOWN', 'POST_TERM_UNKNOWN', 'POST_TERM_OUT_OF_ORDER'],
  },
];
