import type { Directory, PostEntry, UnitEntry } from '#organizations/contract';

/** The units of the demo's city that the examples name. */
const exampleUnits = [
  { unitId: 'qu-cai-zheng-ju', name: '区财政局' },
  { unitId: 'qu-shang-wu-ju', name: '区商务局' },
] as const;
const examplePost = { postId: 'qu-ling-dao-01', title: '区领导（一）', holder: '郑皓' } as const;

/**
 * The description with units and a post of this directory in its examples, so that they can be sent where it is served. It is served
 * to everybody, so the post is named by its title and never by its holder; where the directory has nothing fitting they stay.
 */
export function withLocalExamples<Description>(description: Description, directory: Directory): Description {
  const names = localNames(directory);
  // A text takes the place of a text, so the description keeps its type.
  return names.size === 0 ? description : (walked(description, names, false) as Description);
}

/** What stands in the place of each name and id; nothing for those that the directory has itself. */
function localNames(directory: Directory): ReadonlyMap<string, string> {
  const units = unitsFor(directory);
  const pairs = exampleUnits.flatMap(({ unitId, name }, at): (readonly [string, string])[] => {
    const unit = units[at];
    return unit ? [[unitId, unit.unitId] as const, [name, unit.name] as const] : [];
  });
  const { postId, title, holder } = examplePost;
  const post = directory.post(postId) ? undefined : directory.posts().find(isHeld);
  const ofPost = post
    ? [[postId, post.postId] as const, [title, post.title] as const, [holder, post.title] as const]
    : [];
  return new Map([...pairs, ...ofPost].filter(([from, to]) => from !== to));
}

const isHeld = ({ holders }: PostEntry): boolean => holders.some(({ to }) => to === null);

/** One for each: that very unit, one with the same trade in its name, else a department; never the same twice. */
function unitsFor(directory: Directory): readonly (UnitEntry | undefined)[] {
  const free = new Set(directory.units().filter(({ kind, mergedInto }) => kind === 'department' && !mergedInto));
  const taken = (unit: UnitEntry | undefined): UnitEntry | undefined => {
    if (unit) free.delete(unit);
    return unit;
  };
  const trades = exampleUnits.map(({ unitId, name }) =>
    taken(directory.unit(unitId) ?? [...free].find((unit) => unit.name.endsWith(name.slice(1)))),
  );
  return trades.map((unit) => unit ?? taken([...free][0]));
}

const holdsExamples = new Set(['example', 'examples']);

function walked(value: unknown, names: ReadonlyMap<string, string>, inExample: boolean): unknown {
  if (typeof value === 'string') return inExample ? renamed(value, names) : value;
  if (Array.isArray(value)) return value.map((each) => walked(each, names, inExample));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, walked(inner, names, inExample || holdsExamples.has(key))]),
  );
}

/** All at once, so that no name is put in the place of one that was put there before. */
const renamed = (text: string, names: ReadonlyMap<string, string>): string =>
  text.replace(new RegExp([...names.keys()].join('|'), 'g'), (name) => names.get(name) ?? name);
