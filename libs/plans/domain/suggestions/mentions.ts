import type { Known } from './knowledge.js';

const prefix = /^(?:北京市)?(?:通州)?(?:[市区县](?!场))?/u;
const suffix =
  /(?:人民政府|镇政府|乡政府|街道办事处|办事处|管理委员会|管委会|建管委|管理局|委员会|服务中心|事务中心|有限公司|公司|集团|专班|政府|局|委|办|镇|乡)+$/u;
const shortest = 2;

/** 张家湾镇政府 → 张家湾; 运河商务区管委会 → 运河商务区. Null where nothing telling is left. */
export const stemOf = (name: string): string | null => {
  const bare = name.replace(/（.*?）/gu, '').replace(suffix, '');
  const stem = bare.replace(prefix, '');
  return stem.length >= shortest ? stem : null;
};

/** Which units a text names, by the stem of their names: 1 for a stem of four characters or more, less for a shorter one. */
export function createMentions(units: readonly Known[]): (text: string) => Map<string, number> {
  const stems = units.flatMap(({ key, name }) => {
    const stem = stemOf(name);
    return stem === null ? [] : [{ key, stem }];
  });
  return (text) => {
    const found = new Map<string, number>();
    for (const { key, stem } of stems)
      if (text.includes(stem)) found.set(key, Math.max(found.get(key) ?? 0, Math.min(1, stem.length / 4)));
    return found;
  };
}
