import { z } from 'zod';
import type { Actor, Timestamp } from '#kernel';
import { memberScopes, unitKeyRoles, unitKinds, unitPublicKey } from './events.js';

const unitId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);
const name = z.string().trim().min(2).max(80);
const person = z.string().trim().min(1).max(40);
const source = z.string().trim().min(1).max(300).nullable();

const keyId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

export const organizationCommands = {
  RegisterUnit: z.object({ unitId, name, kind: z.enum(unitKinds), aliases: z.array(name).max(50) }),
  AddUnitAlias: z.object({ unitId, alias: name }),
  RenameUnit: z.object({ unitId, name, on: z.iso.date() }),
  NoteFormerName: z.object({ unitId, formerName: name, until: z.iso.date(), source }),
  NoteMisprint: z.object({ unitId, printed: name, seen: source }),
  MergeUnit: z.object({ unitId, into: unitId, on: z.iso.date(), source }),
  SetCollectiveMembers: z.object({
    unitId,
    scope: z.enum(memberScopes),
    members: z.array(unitId).max(300),
    on: z.iso.date(),
    source,
  }),
  RegisterUnitKey: z.object({ unitId, keyId, publicKey: unitPublicKey, role: z.enum(unitKeyRoles), label: name }),
  RevokeUnitKey: z.object({ unitId, keyId, reason: z.string().trim().min(1).max(300) }),
  RegisterPost: z.object({ postId: unitId, title: name }),
  ChangeHolder: z.object({ postId: unitId, person, on: z.iso.date() }),
  /** `wasFrom` names the term: the first day that is registered. */
  CorrectHolderTerm: z.object({ postId: unitId, person, wasFrom: z.iso.date(), from: z.iso.date() }),
} as const;

export type OrganizationCommandType = keyof typeof organizationCommands;
export type OrganizationCommand = {
  [T in OrganizationCommandType]: {
    readonly type: T;
    readonly data: Readonly<z.infer<(typeof organizationCommands)[T]>>;
    readonly at: Timestamp;
    readonly by: Actor;
  };
}[OrganizationCommandType];
