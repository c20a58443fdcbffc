import { z } from 'zod';
import type { Actor, Timestamp } from '#kernel';
import { unitKinds } from './events.js';

const unitId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);
const name = z.string().trim().min(2).max(80);

export const organizationCommands = {
  RegisterUnit: z.object({ unitId, name, kind: z.enum(unitKinds), aliases: z.array(name).max(50) }),
  AddUnitAlias: z.object({ unitId, alias: name }),
  RenameUnit: z.object({ unitId, name, on: z.iso.date() }),
  RegisterPost: z.object({ postId: unitId, title: name }),
  ChangeHolder: z.object({ postId: unitId, person: z.string().trim().min(1).max(40), on: z.iso.date() }),
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
