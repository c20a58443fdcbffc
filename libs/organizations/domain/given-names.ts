import { type DomainError, refusal } from '#kernel';
import {
  type OrganizationCommand,
  type OrganizationCommandData,
  type OrganizationCommandType,
  organizationRefusals,
} from '#organizations/contract';

const refuse = refusal(organizationRefusals);

type NamesOf = {
  readonly [T in OrganizationCommandType]: ((data: OrganizationCommandData<T>) => readonly string[]) | null;
};

/** The names that a command gives to its unit, of whatever kind; null for one that gives none. Titles may be those of several posts. */
const givenBy: NamesOf = {
  RegisterUnit: ({ name, aliases }) => [name, ...aliases],
  AddUnitAlias: ({ alias }) => [alias],
  RenameUnit: ({ name }) => [name],
  NoteFormerName: ({ formerName }) => [formerName],
  NoteMisprint: ({ printed }) => [printed],
  MergeUnit: null,
  SetCollectiveMembers: null,
  RegisterUnitKey: null,
  RevokeUnitKey: null,
  RegisterPost: null,
  ChangeHolder: null,
  CorrectHolderTerm: null,
};

/** Whether a command gives its unit a name, so that its decision needs the directory. */
export const givesName = ({ type }: OrganizationCommand): boolean => givenBy[type] !== null;

/** A name means one unit, as in a registry file: refuses a name that another unit has or had. @throws UNIT_NAME_TAKEN */
export function checkGivenNames<T extends OrganizationCommandType>(command: OrganizationCommand<T>): void {
  const refused = takenName(command);
  if (refused) throw refused;
}

function takenName<T extends OrganizationCommandType>({
  type,
  data,
  directory,
}: OrganizationCommand<T>): DomainError | undefined {
  if (!directory || !('unitId' in data)) return undefined;
  for (const name of givenBy[type]?.(data) ?? []) {
    const bearer = directory.bearersOf(name).find(({ unit }) => unit.unitId !== data.unitId);
    if (bearer) {
      const { unit, how } = bearer;
      return refuse('UNIT_NAME_TAKEN', { name, how, other: unit.name, otherId: unit.unitId });
    }
  }
  return undefined;
}
