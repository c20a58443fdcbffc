import { assertNever, type LocalDate } from '#kernel';
import type { OrganizationEvent, UnitKind } from '#organizations/contract';

export interface UnitFolded {
  readonly status: 'unit';
  readonly name: string;
  readonly kind: UnitKind;
  /** Aliases, former names and misprints that are known. A command that adds one of them again changes nothing. */
  readonly otherNames: readonly string[];
  readonly mergedInto: { readonly into: string; readonly on: LocalDate } | null;
  /** Of a collective: scope and members as one text, by the day from which they count. */
  readonly members: ReadonlyMap<LocalDate, string>;
  /** By the id of the key: role and public key as one text, or null when the key is revoked. */
  readonly keys: ReadonlyMap<string, string | null>;
}

export interface PostFolded {
  readonly status: 'post';
  /** In the order of their days. */
  readonly holders: readonly { readonly person: string; readonly since: LocalDate }[];
}

/** The state of one unit or one post. It knows no other units; those that have a name come with the command that gives it. */
export type OrganizationFolded = { readonly status: 'none' } | UnitFolded | PostFolded;

export function evolve(state: OrganizationFolded, event: OrganizationEvent): OrganizationFolded {
  switch (event.type) {
    case 'UnitRegistered': {
      const { name, kind, aliases } = event.data;
      return { status: 'unit', name, kind, otherNames: aliases, mergedInto: null, members: new Map(), keys: new Map() };
    }
    case 'PostRegistered':
      return { status: 'post', holders: [] };
    case 'HolderChanged':
    case 'HolderTermCorrected':
      return state.status === 'post' ? { ...state, holders: holdersAfter(state.holders, event) } : state;
    default:
      return state.status === 'unit' ? unitAfter(state, event) : state;
  }
}

type PostFact = Extract<OrganizationEvent, { type: 'PostRegistered' | 'HolderChanged' | 'HolderTermCorrected' }>;
type HolderFact = Exclude<PostFact, { type: 'PostRegistered' }>;

function unitAfter(unit: UnitFolded, event: Exclude<OrganizationEvent, PostFact | { type: 'UnitRegistered' }>) {
  const called = (name: string): UnitFolded => ({ ...unit, otherNames: [...unit.otherNames, name] });
  switch (event.type) {
    case 'UnitAliasAdded':
      return called(event.data.alias);
    case 'UnitFormerNameNoted':
      return called(event.data.formerName);
    case 'UnitMisprintNoted':
      return called(event.data.printed);
    case 'UnitRenamed':
      return { ...called(event.data.formerName), name: event.data.name };
    case 'UnitMerged':
      return { ...unit, mergedInto: { into: event.data.into, on: event.data.on } };
    case 'CollectiveMembersSet':
      return { ...unit, members: new Map(unit.members).set(event.data.on, membersKey(event.data)) };
    case 'UnitKeyRegistered':
      return { ...unit, keys: new Map(unit.keys).set(event.data.keyId, keyText(event.data)) };
    case 'UnitKeyRevoked':
      return { ...unit, keys: new Map(unit.keys).set(event.data.keyId, null) };
    default:
      return assertNever(event);
  }
}

function holdersAfter(holders: PostFolded['holders'], { type, data }: HolderFact): PostFolded['holders'] {
  if (type === 'HolderChanged') return [...holders, { person: data.person, since: data.on }];
  return holders.map((holder) =>
    holder.person === data.person && holder.since === data.formerFrom ? { ...holder, since: data.from } : holder,
  );
}

/** One text for a key in a role; equal texts mean the same key in the same role. */
export const keyText = ({ role, publicKey }: { role: string; publicKey: { x: string } }): string =>
  `${role} ${publicKey.x}`;

/** One text for scope and members; the order of the members does not matter. */
export const membersKey = ({ scope, members }: { scope: string; members: readonly string[] }): string =>
  [scope, ...[...new Set(members)].sort()].join(' ');
