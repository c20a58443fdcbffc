import { z } from 'zod';
import type { CommandCatalog, CommandOf, CommandRoute, Role } from '#kernel';
import type { Directory } from './directory.js';
import {
  alias,
  aliases,
  correctFrom,
  formerName,
  heldFrom,
  holder,
  keyId,
  keyLabel,
  keyRole,
  memberScope,
  members,
  membersFrom,
  mergedInto,
  mergedOn,
  misprint,
  newName,
  newPostId,
  newUnitId,
  postId,
  postTitle,
  publicKey,
  registeredFrom,
  renamedOn,
  revocationReason,
  seen,
  source,
  unitId,
  unitKind,
  unitName,
  until,
} from './fields.js';
import type { organizationRefusals } from './refusals.js';

/** The director changes the directory; `system` registers the seeds. */
const roles = ['director', 'system'] as const satisfies readonly Role[];

/** `POST /v1/<path>`; an id in the path is left out of the body. */
const route = (
  path: string,
  zh: string,
  en: string,
  refusals: readonly (keyof typeof organizationRefusals)[],
): CommandRoute => ({ path, summary: { zh, en }, refusals: ['ORGANIZATION_FORBIDDEN', ...refusals] });

/** The commands to the directory: their content, the roles that may give them, and their routes. */
export const organizationCommands = {
  RegisterUnit: {
    about: {
      zh: '登记单位：此后方案和命令中可以使用该单位。',
      en: 'Registers a unit; plans and commands may name it from now on.',
    },
    data: z.object({ unitId: newUnitId, name: unitName, kind: unitKind, aliases }),
    roles,
    route: route('units', '登记单位', 'Register a unit', ['UNIT_ALREADY_REGISTERED', 'UNIT_NAME_TAKEN']),
  },
  AddUnitAlias: {
    about: {
      zh: '增加单位别称：方案中以此称呼的，即为该单位。',
      en: 'Adds another name by which plans call the unit.',
    },
    data: z.object({ unitId, alias }),
    roles,
    route: route('units/:unitId/aliases', '增加单位别称', 'Add another name of a unit', [
      'UNIT_UNKNOWN',
      'UNIT_NAME_TAKEN',
    ]),
  },
  RenameUnit: {
    about: {
      zh: '单位更名：从某日起用新名称，原名称记为曾用名。',
      en: 'Renames a unit from a day on; the former name is kept.',
    },
    data: z.object({ unitId, name: newName, on: renamedOn }),
    roles,
    route: route('units/:unitId/names', '单位更名', 'Rename a unit', ['UNIT_UNKNOWN', 'UNIT_NAME_TAKEN']),
  },
  NoteFormerName: {
    about: {
      zh: '登记单位曾用名：登记之前用过、到某日为止的名称。',
      en: 'Notes a name that the unit bore until a day, before it was registered here.',
    },
    data: z.object({ unitId, formerName, until, source }),
    roles,
    route: route('units/:unitId/former-names', '登记单位曾用名', 'Note a name a unit bore until a day', [
      'UNIT_UNKNOWN',
      'UNIT_NAME_TAKEN',
    ]),
  },
  NoteMisprint: {
    about: {
      zh: '登记单位名称的误写：方案中如此写的，读作该单位并提示。',
      en: 'Notes a wrong form of the name that was seen in print; a plan that prints it is read as this unit, with a finding.',
    },
    data: z.object({ unitId, printed: misprint, seen }),
    roles,
    route: route('units/:unitId/misprints', '登记单位名称的误写', "Note a misprint of a unit's name", [
      'UNIT_UNKNOWN',
      'UNIT_NAME_TAKEN',
    ]),
  },
  MergeUnit: {
    about: {
      zh: '单位并入另一单位：从某日起由并入的单位负责。',
      en: 'Merges the unit into another, which answers for it from a day on.',
    },
    data: z.object({ unitId, into: mergedInto, on: mergedOn, source }),
    roles,
    route: route('units/:unitId/merger', '单位并入另一单位', 'Merge a unit into another', [
      'UNIT_UNKNOWN',
      'UNIT_MERGER_CIRCULAR',
    ]),
  },
  SetCollectiveMembers: {
    about: {
      zh: '列明集合称谓的成员：从某日起“各街道办事处”等指哪些单位。',
      en: 'Says which units a collective such as 各街道办事处 means from a day on.',
    },
    data: z.object({ unitId, scope: memberScope, members, on: membersFrom, source }),
    roles,
    route: route('units/:unitId/members', '列明集合称谓的成员', 'Set the members of a collective', [
      'UNIT_UNKNOWN',
      'UNIT_NOT_COLLECTIVE',
      'COLLECTIVE_IN_ITSELF',
    ]),
  },
  RegisterUnitKey: {
    about: {
      zh: '登记单位的签名公钥：该单位的业务系统以此签名的消息，即为该单位所发。',
      en: "Registers the public key of one of the unit's systems: what is signed with it is the unit's own.",
    },
    data: z.object({ unitId, keyId, publicKey, role: keyRole, label: keyLabel }),
    roles,
    route: route('units/:unitId/keys', '登记单位的签名公钥', "Register a public key of a unit's systems", [
      'UNIT_UNKNOWN',
      'UNIT_KEY_TAKEN',
    ]),
  },
  RevokeUnitKey: {
    about: {
      zh: '吊销单位的签名公钥：此后收到的以此签名的消息一律不认。',
      en: 'Revokes a key: nothing that comes in from now on and is signed with it is believed.',
    },
    data: z.object({ unitId, keyId, reason: revocationReason }),
    roles,
    route: route('units/:unitId/key-revocations', '吊销单位的签名公钥', 'Revoke a key of a unit', [
      'UNIT_UNKNOWN',
      'UNIT_KEY_UNKNOWN',
    ]),
  },
  RegisterPost: {
    about: {
      zh: '登记职务：任务由职务牵头，任职人另行登记。',
      en: 'Registers a post. Tasks are led by posts; who holds one is said apart.',
    },
    data: z.object({ postId: newPostId, title: postTitle }),
    roles,
    route: route('posts', '登记职务', 'Register a post', ['POST_ALREADY_REGISTERED']),
  },
  ChangeHolder: {
    about: {
      zh: '变更任职人：从某日起由新任职人担任，前任至前一日为止。',
      en: 'A person takes the post from a day on; the predecessor holds it until the day before.',
    },
    data: z.object({ postId, person: holder, on: heldFrom }),
    roles,
    route: route('posts/:postId/holders', '变更任职人', 'Change the holder of a post', [
      'POST_UNKNOWN',
      'POST_CHANGE_OUT_OF_ORDER',
    ]),
  },
  /** `wasFrom` names the term: the first day that is registered. */
  CorrectHolderTerm: {
    about: {
      zh: '更正任职日期：已登记的任职起始日有误的，改为正确的日期。',
      en: 'Corrects the first day of a term that was registered wrongly.',
    },
    data: z.object({ postId, person: holder, wasFrom: registeredFrom, from: correctFrom }),
    roles,
    route: route('posts/:postId/terms', '更正任职日期', 'Correct the first day of a term', [
      'POST_UNKNOWN',
      'POST_TERM_UNKNOWN',
      'POST_TERM_OUT_OF_ORDER',
    ]),
  },
} as const satisfies CommandCatalog;

export type OrganizationCommandType = keyof typeof organizationCommands;
export type OrganizationCommandData<T extends OrganizationCommandType> = Readonly<
  z.infer<(typeof organizationCommands)[T]['data']>
>;
interface Subject {
  /** For commands that give a unit a name: the directory as of the newest event. */
  readonly directory?: Directory;
}

/** A command as the decider takes it: time and actor come in with it. */
export type OrganizationCommand<T extends OrganizationCommandType = OrganizationCommandType> = CommandOf<
  { readonly [C in OrganizationCommandType]: OrganizationCommandData<C> },
  Subject,
  T
>;
