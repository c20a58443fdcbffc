/**
 * Pairs of neighbouring characters: Chinese is searched for by words of two characters, for which PostgreSQL's trigrams
 * cannot use their index. White space does not count, case does not matter.
 */
export function gramsOf(text: string): string[] {
  const characters = [...text.toLowerCase().replace(/\s+/gu, '')];
  return [...new Set(characters.slice(1).map((character, at) => `${characters[at]}${character}`))];
}
