import { z } from 'zod';
import { type CommandCatalog, type CommandOf, type CommandRoute, type Role, unitRoles } from '#kernel';
import { memberScopes, unitKinds, unitPublicKey } from './events.js';
import { postRef, unitRef } from './references.js';
import type { organizationRefusals } from './refusals.js';

/** The id that a registration gives to a unit or a post. */
const newId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);
const unitId = unitRef;
const postId = postRef;
const name = z.string().trim().min(2).max(80);
const person = z.string().trim().min(1).max(40);
const source = z.string().trim().min(1).max(300).nullable();
const keyId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

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
    data: z.object({ unitId: newId, name, kind: z.enum(unitKinds), aliases: z.array(name).max(50) }),
    roles,
    route: route('units', '登记单位', 'Register a unit', ['UNIT_ALREADY_REGISTERED']),
  },
  AddUnitAlias: {
    data: z.object({ unitId, alias: name }),
    roles,
    route: route('units/:unitId/aliases', '增加单位别称', 'Add another name of a unit', ['UNIT_UNKNOWN']),
  },
  RenameUnit: {
    data: z.object({ unitId, name, on: z.iso.date() }),
    roles,
    route: route('units/:unitId/names', '单位更名', 'Rename a unit', ['UNIT_UNKNOWN']),
  },
  NoteFormerName: {
    data: z.object({ unitId, formerName: name, until: z.iso.date(), source }),
    roles,
    route: route('units/:unitId/former-names', '登记单位曾用名', 'Note a name a unit bore until a day', [
      'UNIT_UNKNOWN',
    ]),
  },
  NoteMisprint: {
    data: z.object({ unitId, printed: name, seen: source }),
    roles,
    route: route('units/:unitId/misprints', '登记单位名称的误写', "Note a misprint of a unit's name", ['UNIT_UNKNOWN']),
  },
  MergeUnit: {
    data: z.object({ unitId, into: unitId, on: z.iso.date(), source }),
    roles,
    route: route('units/:unitId/merger', '单位并入另一单位', 'Merge a unit into another', [
      'UNIT_UNKNOWN',
      'UNIT_MERGER_CIRCULAR',
    ]),
  },
  SetCollectiveMembers: {
    data: z.object({
      unitId,
      scope: z.enum(memberScopes),
      members: z.array(unitId).max(300),
      on: z.iso.date(),
      source,
    }),
    roles,
    route: route('units/:unitId/members', '列明集合称谓的成员', 'Set the members of a collective', [
      'UNIT_UNKNOWN',
      'UNIT_NOT_COLLECTIVE',
      'COLLECTIVE_IN_ITSELF',
    ]),
  },
  RegisterUnitKey: {
    data: z.object({ unitId, keyId, publicKey: unitPublicKey, role: z.enum(unitRoles), label: name }),
    roles,
    route: route('units/:unitId/keys', '登记单位的签名公钥', "Register a public key of a unit's systems", [
      'UNIT_UNKNOWN',
      'UNIT_KEY_TAKEN',
    ]),
  },
  RevokeUnitKey: {
    data: z.object({ unitId, keyId, reason: z.string().trim().min(1).max(300) }),
    roles,
    route: route('units/:unitId/key-revocations', '吊销单位的签名公钥', 'Revoke a key of a unit', [
      'UNIT_UNKNOWN',
      'UNIT_KEY_UNKNOWN',
    ]),
  },
  RegisterPost: {
    data: z.object({ postId: newId, title: name }),
    roles,
    route: route('posts', '登记职务', 'Register a post', ['POST_ALREADY_REGISTERED']),
  },
  ChangeHolder: {
    data: z.object({ postId, person, on: z.iso.date() }),
    roles,
    route: route('posts/:postId/holders', '变更任职人', 'Change the holder of a post', [
      'POST_UNKNOWN',
      'POST_CHANGE_OUT_OF_ORDER',
    ]),
  },
  /** `wasFrom` names the term: the first day that is registered. */
  CorrectHolderTerm: {
    data: z.object({ postId, person, wasFrom: z.iso.date(), from: z.iso.date() }),
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
/** A command as the decider takes it: time and actor come in with it. */
export type OrganizationCommand<T extends OrganizationCommandType = OrganizationCommandType> = CommandOf<
  { readonly [C in OrganizationCommandType]: OrganizationCommandData<C> },
  unknown,
  T
>;
