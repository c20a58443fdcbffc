import { pinyin } from 'pinyin-pro';

const longest = 70;

/** An id that is the pinyin of a name: 区财政局 is `qu-cai-zheng-ju`. Empty for a name of which nothing can be read. */
export const pinyinId = (name: string): string =>
  pinyin(name.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, ' '), {
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
  })
    .join('-')
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');

/**
 * Makes ids from names, one after another. A given id is kept. An id that is taken gets a number, so that the same list always gets
 * the same ids.
 */
export class MadeIds {
  private readonly taken: Set<string>;

  constructor(
    given: readonly string[],
    private readonly whenUnreadable: string,
  ) {
    this.taken = new Set(given);
  }

  of(name: string): string {
    const wanted = pinyinId(name) || this.whenUnreadable;
    for (let number = 1; ; number++) {
      const id = number === 1 ? wanted : `${wanted}-${number}`;
      if (this.taken.has(id)) continue;
      this.taken.add(id);
      return id;
    }
  }
}
