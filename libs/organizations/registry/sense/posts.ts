import type { Finding } from '#settings';
import type { Registry } from '../registry.js';
import { find } from './findings.js';

type Post = Registry['posts'][number];

/** Posts that nobody holds or that two hold, and people whom nobody could tell apart. */
export const senseOfPosts = ({ posts }: Registry): readonly Finding[] => [
  ...(posts.length === 0 ? [find('NO_POSTS', ['posts'])] : []),
  ...posts.flatMap((post, at) => [...holdersOf(post, at), ...titleOf(post, at)]),
  ...repeatedTitles(posts),
  ...inTwoPosts(posts),
];

function holdersOf({ title, holders }: Post, at: number): Finding[] {
  if (holders.length === 0) return [find('POST_WITHOUT_HOLDER', ['posts', at, 'title'], { title })];
  return holders.flatMap(({ person, from }, place) => {
    const path = ['posts', at, 'holders', place];
    const before = holders[place - 1];
    const isLate = before !== undefined && from <= before.from;
    return [
      ...(isLate
        ? [
            find('HOLDERS_OUT_OF_SEQUENCE', [...path, 'from'], {
              ...{ title, person, from },
              ...{ before: before.person, since: before.from },
            }),
          ]
        : []),
      ...(!isLate && before?.person === person ? [find('HOLDER_TWICE', [...path, 'person'], { title, person })] : []),
      ...(/[、，,；;\s]/.test(person) ? [find('PERSON_NOT_ONE', [...path, 'person'], { person })] : []),
    ];
  });
}

const titleOf = ({ title, holders }: Post, at: number): Finding[] => {
  const named = holders.find(({ person }) => title.includes(person));
  return named ? [find('TITLE_NAMES_PERSON', ['posts', at, 'title'], { title, person: named.person })] : [];
};

const repeatedTitles = (posts: readonly Post[]): Finding[] => {
  const seen = new Set<string>();
  return posts.flatMap(({ title }, at) =>
    seen.size === seen.add(title).size ? [find('TITLE_TWICE', ['posts', at, 'title'], { title })] : [],
  );
};

interface Term {
  readonly person: string;
  readonly title: string;
  readonly from: string;
  /** Exclusive; undefined while in office. */
  readonly to: string | undefined;
  readonly path: readonly PropertyKey[];
}

function inTwoPosts(posts: readonly Post[]): Finding[] {
  const terms = posts.flatMap(({ title, holders }, at) =>
    holders.map(({ person, from }, place): Term => ({
      ...{ person, title, from },
      to: holders[place + 1]?.from,
      path: ['posts', at, 'holders', place, 'person'],
    })),
  );
  return [...Map.groupBy(terms, ({ person }) => person).values()].flatMap((own) =>
    own.flatMap((term, place) => {
      const other = own.slice(0, place).find((one) => one.title !== term.title && overlap(one, term));
      if (!other) return [];
      const { person, title, path } = term;
      return [find('PERSON_IN_TWO_POSTS', path, { person, title: other.title, other: title })];
    }),
  );
}

const overlap = (a: Term, b: Term): boolean =>
  (a.to === undefined || b.from < a.to) && (b.to === undefined || a.from < b.to);
