import { assertNever, type LocalDate } from '#kernel';
import type { OrganizationEvent, PostEntry, PostHolder, UnitEntry, UnitKey } from '#organizations/contract';

type Fact<T extends OrganizationEvent['type']> = Extract<OrganizationEvent, { type: T }>;
type PostFact = Fact<'PostRegistered' | 'HolderChanged' | 'HolderTermCorrected'>;
type UnitFact = Exclude<OrganizationEvent, PostFact>;

/** Units and posts after these events, in the order in which they happened. */
export function directoryFacts(events: Iterable<OrganizationEvent>): {
  readonly units: readonly UnitEntry[];
  readonly posts: readonly PostEntry[];
} {
  const units = new Map<string, UnitEntry>();
  const posts = new Map<string, PostEntry>();
  for (const event of events) {
    if ('postId' in event.data) applyToPost(event as PostFact, posts);
    else applyToUnit(event as UnitFact, units);
  }
  return { units: [...units.values()], posts: [...posts.values()] };
}

function applyToUnit(event: UnitFact, units: Map<string, UnitEntry>): void {
  const { unitId } = event.data;
  if (event.type === 'UnitRegistered') units.set(unitId, event.data);
  else {
    const unit = units.get(unitId);
    if (unit) units.set(unitId, { ...unit, ...changeOf(unit, event) });
  }
}

function changeOf(unit: UnitEntry, event: Exclude<UnitFact, Fact<'UnitRegistered'>>): Partial<UnitEntry> {
  switch (event.type) {
    case 'UnitAliasAdded':
      return { aliases: [...unit.aliases, event.data.alias] };
    case 'UnitRenamed':
      return renamed(unit, event.data);
    case 'UnitFormerNameNoted':
      return { formerNames: withFormer(unit, event.data.formerName, event.data.until) };
    case 'UnitMisprintNoted':
      return { misprints: [...(unit.misprints ?? []), { printed: event.data.printed, seen: event.data.seen }] };
    case 'UnitMerged':
      return { mergedInto: { unitId: event.data.into, on: event.data.on } };
    case 'CollectiveMembersSet': {
      const { on, scope, members: unitIds } = event.data;
      return { members: [...(unit.members ?? []).filter((set) => set.on !== on), { on, scope, unitIds }] };
    }
    case 'UnitKeyRegistered':
    case 'UnitKeyRevoked':
      return { keys: keysAfter(unit.keys ?? [], event) };
    default:
      return assertNever(event);
  }
}

function keysAfter(keys: readonly UnitKey[], event: Fact<'UnitKeyRegistered' | 'UnitKeyRevoked'>): readonly UnitKey[] {
  const { keyId } = event.data;
  if (event.type === 'UnitKeyRevoked')
    return keys.map((key) => (key.keyId === keyId ? { ...key, revoked: true } : key));
  const { publicKey, role, label } = event.data;
  return [...keys, { keyId, publicKey, role, label, revoked: false }];
}

/** Removes the present name of the unit from its aliases and former names. */
function renamed(unit: UnitEntry, { name, formerName, on }: Fact<'UnitRenamed'>['data']): Partial<UnitEntry> {
  return {
    name,
    aliases: unit.aliases.filter((alias) => alias !== name),
    formerNames: withFormer(unit, formerName, on).filter((former) => former.name !== name),
  };
}

const withFormer = ({ formerNames = [] }: UnitEntry, name: string, until: LocalDate) =>
  [...formerNames, { name, until }].toSorted((a, b) => (a.until < b.until ? -1 : 1));

function applyToPost(event: PostFact, posts: Map<string, PostEntry>): void {
  if (event.type === 'PostRegistered') {
    posts.set(event.data.postId, { ...event.data, holders: [] });
    return;
  }
  const post = posts.get(event.data.postId);
  if (post) posts.set(post.postId, { ...post, holders: holdersAfter(post.holders, event) });
}

function holdersAfter(holders: readonly PostHolder[], event: Exclude<PostFact, Fact<'PostRegistered'>>): PostHolder[] {
  if (event.type === 'HolderTermCorrected') return corrected(holders, event.data);
  const { person, on } = event.data;
  const ended = holders.map((holder) => (holder.to === null ? { ...holder, to: on } : holder));
  return [...ended, { person, from: on, to: null }];
}

/** The term of the predecessor ends on the first day of the successor, also when that day is corrected. */
function corrected(
  holders: readonly PostHolder[],
  { person, from, formerFrom }: Fact<'HolderTermCorrected'>['data'],
): PostHolder[] {
  return holders.map((holder) => {
    if (holder.person === person && holder.from === formerFrom) return { ...holder, from };
    return holder.to === formerFrom ? { ...holder, to: from } : holder;
  });
}
