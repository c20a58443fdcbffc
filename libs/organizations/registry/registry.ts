import { z } from 'zod';
import { type DomainError, refusal } from '#kernel';
import {
  type OrganizationCommand,
  type OrganizationCommandType,
  organizationCommands,
  organizationRefusals,
} from '#organizations/contract';
import { nameKey } from '../domain/names.js';

const { RegisterUnit, RegisterPost, ChangeHolder } = organizationCommands;

/** The form of a registry file in `seeds/organizations`. */
const registrySchema = z.strictObject({
  note: z.string(),
  units: z.array(RegisterUnit).min(1),
  posts: z.array(
    RegisterPost.extend({
      holders: z.array(z.strictObject({ person: ChangeHolder.shape.person, from: z.iso.date() })),
    }),
  ),
});
export type Registry = z.infer<typeof registrySchema>;

/** A command without its time and actor, which whoever sends it adds. */
export type RegistryOrder = {
  [T in OrganizationCommandType]: Pick<Extract<OrganizationCommand, { type: T }>, 'type' | 'data'>;
}[OrganizationCommandType];

/** @throws REGISTRY_INVALID */
export function parseRegistry(content: unknown, file: string): Registry {
  const parsed = registrySchema.safeParse(content);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.') || '(file)'}: ${message}`);
    throw refuseRegistry(file, issues);
  }
  const twice = [...repeatedNames(parsed.data), ...unorderedHolders(parsed.data)];
  if (twice.length > 0) throw refuseRegistry(file, twice);
  return parsed.data;
}

/** What a registry file asks for, in the order in which it must be carried out. */
export function ordersOf({ units, posts }: Registry): readonly RegistryOrder[] {
  return [
    ...units.map((data): RegistryOrder => ({ type: 'RegisterUnit', data })),
    ...posts.flatMap(({ holders, postId, title }): RegistryOrder[] => [
      { type: 'RegisterPost', data: { postId, title } },
      ...holders.map(({ person, from }): RegistryOrder => ({
        type: 'ChangeHolder',
        data: { postId, person, on: from },
      })),
    ]),
  ];
}

export const refuseRegistry = (file: string, reasons: readonly string[]): DomainError =>
  refusal(organizationRefusals)('REGISTRY_INVALID', { file, reason: reasons.slice(0, 5).join('; ') });

function repeatedNames({ units, posts }: Registry): string[] {
  const printed = units.flatMap(({ name, aliases }) => [name, ...aliases]);
  return [
    ...repeated(units.map(({ unitId }) => unitId)).map((id) => `unit id "${id}" is used twice`),
    ...repeated(posts.map(({ postId }) => postId)).map((id) => `post id "${id}" is used twice`),
    ...repeated(printed.map(nameKey)).map((name) => `name "${name}" belongs to two units`),
  ];
}

function unorderedHolders({ posts }: Registry): string[] {
  const outOfOrder = posts.filter(({ holders }) =>
    holders.some(({ from }, at) => at > 0 && from <= holders[at - 1]!.from),
  );
  return outOfOrder.map(({ postId }) => `holders of "${postId}" must be in the order of their days`);
}

const repeated = (values: readonly string[]): string[] =>
  values.filter((value, place) => values.indexOf(value) < place);
