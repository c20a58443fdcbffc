import { pinyin } from 'pinyin-pro';
import type { Replacement } from './names.js';

const known = new Map<string, readonly string[]>();
/** More than the characters in use. The limit keeps a nonsense text from filling the memory. */
const mostKept = 20_000;

/** Every reading of a character, without tones. A sign without a reading counts as its own reading. */
export function readings(character: string): readonly string[] {
  const found = known.get(character);
  if (found) return found;
  const read = pinyin(character, { toneType: 'none', type: 'array', multiple: true });
  if (known.size >= mostKept) known.clear();
  known.set(character, read);
  return read;
}

const homophone = 0.4;

/** A character that sounds the same costs less than any other: 路邑 for 潞邑, 信息 for 信心. */
export const bySound: Replacement = (from, to) => {
  if (from === to) return 0;
  const sounds = readings(to);
  return readings(from).some((sound) => sounds.includes(sound)) ? homophone : 1;
};
