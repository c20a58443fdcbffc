import { assertNever, type Decider, refusal } from '#kernel';
import {
  type OrganizationCommand,
  type OrganizationEvent,
  organizationRefusals,
  postUnknown,
  unitUnknown,
} from '#organizations/contract';
import { checkGivenNames } from './given-names.js';
import { evolve, keyText, membersKey, type OrganizationFolded, type PostFolded, type UnitFolded } from './state.js';

export type { OrganizationFolded } from './state.js';

type Decision = readonly OrganizationEvent[];

const refuse = refusal(organizationRefusals);

export const organizationDecider: Decider<OrganizationCommand, OrganizationEvent, OrganizationFolded> = {
  decide,
  evolve,
  initialState: () => ({ status: 'none' }),
};

function decide(command: OrganizationCommand, state: OrganizationFolded): Decision {
  const decision = decisionOn(command, state);
  if (decision.length > 0) checkGivenNames(command);
  return decision;
}

function decisionOn(command: OrganizationCommand, state: OrganizationFolded): Decision {
  switch (command.type) {
    case 'RegisterUnit':
      return registerUnit(command, state);
    case 'RegisterPost':
      return registerPost(command, state);
    case 'ChangeHolder':
      return changeHolder(command, knownPost(state, command.data.postId));
    case 'CorrectHolderTerm':
      return correctHolderTerm(command, knownPost(state, command.data.postId));
    default:
      return decideUnit(command, knownUnit(state, command.data.unitId));
  }
}

type OfKnownUnit = Exclude<
  OrganizationCommand,
  { type: 'RegisterUnit' | 'RegisterPost' | 'ChangeHolder' | 'CorrectHolderTerm' }
>;

function decideUnit(command: OfKnownUnit, unit: UnitFolded): Decision {
  switch (command.type) {
    case 'AddUnitAlias':
      return isCalled(unit, command.data.alias) ? [] : [{ type: 'UnitAliasAdded', data: command.data }];
    case 'NoteFormerName':
      return isCalled(unit, command.data.formerName) ? [] : [{ type: 'UnitFormerNameNoted', data: command.data }];
    case 'NoteMisprint':
      return isCalled(unit, command.data.printed) ? [] : [{ type: 'UnitMisprintNoted', data: command.data }];
    case 'RenameUnit':
      return renameUnit(command, unit);
    case 'MergeUnit':
      return mergeUnit(command, unit);
    case 'SetCollectiveMembers':
      return setMembers(command, unit);
    case 'RegisterUnitKey':
      return registerKey(command, unit);
    case 'RevokeUnitKey':
      return revokeKey(command, unit);
    default:
      return assertNever(command);
  }
}

function registerUnit({ data }: OrganizationCommand<'RegisterUnit'>, state: OrganizationFolded): Decision {
  if (state.status !== 'none') {
    const name = state.status === 'unit' ? state.name : data.name;
    throw refuse('UNIT_ALREADY_REGISTERED', { unitId: data.unitId, name });
  }
  const aliases = [...new Set(data.aliases)].filter((alias) => alias !== data.name);
  return [{ type: 'UnitRegistered', data: { ...data, aliases } }];
}

const isCalled = ({ name, otherNames }: UnitFolded, printed: string): boolean =>
  name === printed || otherNames.includes(printed);

function renameUnit({ data }: OrganizationCommand<'RenameUnit'>, { name: formerName }: UnitFolded): Decision {
  return formerName === data.name ? [] : [{ type: 'UnitRenamed', data: { ...data, formerName } }];
}

function mergeUnit({ data }: OrganizationCommand<'MergeUnit'>, { mergedInto }: UnitFolded): Decision {
  const { unitId, into, on } = data;
  if (into === unitId) throw refuse('UNIT_MERGER_CIRCULAR', { unitId, into });
  return mergedInto?.into === into && mergedInto.on === on ? [] : [{ type: 'UnitMerged', data }];
}

function setMembers(
  { data }: OrganizationCommand<'SetCollectiveMembers'>,
  { name, kind, members }: UnitFolded,
): Decision {
  const { unitId, on } = data;
  if (kind !== 'collective') throw refuse('UNIT_NOT_COLLECTIVE', { name, kind });
  if (data.members.includes(unitId)) throw refuse('COLLECTIVE_IN_ITSELF', { unitId });
  if (members.get(on) === membersKey(data)) return [];
  return [{ type: 'CollectiveMembersSet', data: { ...data, members: [...new Set(data.members)] } }];
}

function registerKey({ data }: OrganizationCommand<'RegisterUnitKey'>, { keys }: UnitFolded): Decision {
  const { unitId, keyId } = data;
  const known = keys.get(keyId);
  if (known === keyText(data)) return [];
  if (known !== undefined) throw refuse('UNIT_KEY_TAKEN', { unitId, keyId });
  return [{ type: 'UnitKeyRegistered', data }];
}

function revokeKey({ data }: OrganizationCommand<'RevokeUnitKey'>, { keys }: UnitFolded): Decision {
  const { unitId, keyId } = data;
  if (!keys.has(keyId)) throw refuse('UNIT_KEY_UNKNOWN', { unitId, keyId, known: fewOf([...keys.keys()]) });
  return keys.get(keyId) === null ? [] : [{ type: 'UnitKeyRevoked', data }];
}

const mostListed = 10;
const fewOf = (all: readonly string[]): readonly string[] => (all.length > 0 ? all.slice(0, mostListed) : ['——']);

function registerPost({ data }: OrganizationCommand<'RegisterPost'>, state: OrganizationFolded): Decision {
  if (state.status !== 'none') throw refuse('POST_ALREADY_REGISTERED', { postId: data.postId });
  return [{ type: 'PostRegistered', data }];
}

function changeHolder({ data }: OrganizationCommand<'ChangeHolder'>, { holders }: PostFolded): Decision {
  const holder = holders.at(-1);
  if (holder?.person === data.person) return [];
  if (holder && data.on <= holder.since) {
    throw refuse('POST_CHANGE_OUT_OF_ORDER', { since: holder.since, on: data.on });
  }
  return [{ type: 'HolderChanged', data: { ...data, formerPerson: holder?.person ?? null } }];
}

function correctHolderTerm({ data }: OrganizationCommand<'CorrectHolderTerm'>, { holders }: PostFolded): Decision {
  const { postId, person, from, wasFrom } = data;
  const at = holders.findIndex((holder) => holder.person === person && holder.since === wasFrom);
  if (at < 0) throw refuse('POST_TERM_UNKNOWN', { person, wasFrom });
  if (from === wasFrom) return [];
  const [before, after] = [holders[at + 1]?.since, holders[at - 1]?.since];
  const tooLate = before !== undefined && from >= before;
  if (tooLate || (after !== undefined && from <= after)) {
    throw refuse('POST_TERM_OUT_OF_ORDER', { person, after: after ?? '——', before: before ?? '——', from });
  }
  return [{ type: 'HolderTermCorrected', data: { postId, person, from, formerFrom: wasFrom } }];
}

function knownUnit(state: OrganizationFolded, unitId: string): UnitFolded {
  if (state.status !== 'unit') throw unitUnknown(unitId);
  return state;
}

function knownPost(state: OrganizationFolded, postId: string): PostFolded {
  if (state.status !== 'post') throw postUnknown(postId);
  return state;
}
