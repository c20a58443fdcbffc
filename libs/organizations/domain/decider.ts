import { assertNever, type Decider, type LocalDate, refusal } from '#kernel';
import {
  type OrganizationCommand,
  type OrganizationCommandType,
  type OrganizationEvent,
  organizationRefusals,
} from '#organizations/contract';

type CommandOf<T extends OrganizationCommandType> = Extract<OrganizationCommand, { type: T }>;

interface UnitFolded {
  readonly status: 'unit';
  readonly name: string;
  readonly aliases: readonly string[];
}

interface PostFolded {
  readonly status: 'post';
  readonly holder: { readonly person: string; readonly since: LocalDate } | null;
}

/** One unit or one post. Two units with one name are found by whoever holds the whole directory, not here. */
export type OrganizationFolded = { readonly status: 'none' } | UnitFolded | PostFolded;

const refuse = refusal(organizationRefusals);

/** Who may change the directory; everything else is denied. `system` registers the seeds. */
const allowed: readonly string[] = ['director', 'system'];

export const organizationDecider: Decider<OrganizationCommand, OrganizationEvent, OrganizationFolded> = {
  decide,
  evolve,
  initialState: () => ({ status: 'none' }),
};

function decide(command: OrganizationCommand, state: OrganizationFolded): readonly OrganizationEvent[] {
  if (!allowed.includes(command.by.role)) throw refuse('ORGANIZATION_FORBIDDEN', { role: command.by.role });
  switch (command.type) {
    case 'RegisterUnit':
      return registerUnit(command, state);
    case 'AddUnitAlias':
      return addUnitAlias(command, state);
    case 'RenameUnit':
      return renameUnit(command, state);
    case 'RegisterPost':
      return registerPost(command, state);
    case 'ChangeHolder':
      return changeHolder(command, state);
    default:
      return assertNever(command);
  }
}

function registerUnit({ data }: CommandOf<'RegisterUnit'>, state: OrganizationFolded): readonly OrganizationEvent[] {
  if (state.status !== 'none') {
    const name = state.status === 'unit' ? state.name : data.name;
    throw refuse('UNIT_ALREADY_REGISTERED', { unitId: data.unitId, name });
  }
  const aliases = [...new Set(data.aliases)].filter((alias) => alias !== data.name);
  return [{ type: 'UnitRegistered', data: { ...data, aliases } }];
}

function addUnitAlias({ data }: CommandOf<'AddUnitAlias'>, state: OrganizationFolded): readonly OrganizationEvent[] {
  const unit = known(state, data.unitId);
  if (unit.name === data.alias || unit.aliases.includes(data.alias)) return [];
  return [{ type: 'UnitAliasAdded', data }];
}

function renameUnit({ data }: CommandOf<'RenameUnit'>, state: OrganizationFolded): readonly OrganizationEvent[] {
  const { name: formerName } = known(state, data.unitId);
  return formerName === data.name ? [] : [{ type: 'UnitRenamed', data: { ...data, formerName } }];
}

function registerPost({ data }: CommandOf<'RegisterPost'>, state: OrganizationFolded): readonly OrganizationEvent[] {
  if (state.status !== 'none') throw refuse('POST_ALREADY_REGISTERED', { postId: data.postId });
  return [{ type: 'PostRegistered', data }];
}

function changeHolder({ data }: CommandOf<'ChangeHolder'>, state: OrganizationFolded): readonly OrganizationEvent[] {
  if (state.status !== 'post') throw refuse('POST_UNKNOWN', { name: data.postId });
  const { holder } = state;
  if (holder?.person === data.person) return [];
  if (holder && data.on <= holder.since) {
    throw refuse('POST_CHANGE_OUT_OF_ORDER', { since: holder.since, on: data.on });
  }
  return [{ type: 'HolderChanged', data: { ...data, formerPerson: holder?.person ?? null } }];
}

function known(state: OrganizationFolded, unitId: string): UnitFolded {
  if (state.status !== 'unit') throw refuse('UNIT_UNKNOWN', { name: unitId, suggestions: '——' });
  return state;
}

function evolve(state: OrganizationFolded, event: OrganizationEvent): OrganizationFolded {
  switch (event.type) {
    case 'UnitRegistered':
      return { status: 'unit', name: event.data.name, aliases: event.data.aliases };
    case 'UnitAliasAdded':
      return state.status === 'unit' ? { ...state, aliases: [...state.aliases, event.data.alias] } : state;
    case 'UnitRenamed':
      return renamed(state, event.data);
    case 'PostRegistered':
      return { status: 'post', holder: null };
    case 'HolderChanged':
      return { status: 'post', holder: { person: event.data.person, since: event.data.on } };
    default:
      return assertNever(event);
  }
}

/** The former name stays an alias: documents of that time print it. */
function renamed(state: OrganizationFolded, { name, formerName }: { name: string; formerName: string }) {
  return state.status === 'unit' ? { ...state, name, aliases: [...state.aliases, formerName] } : state;
}
