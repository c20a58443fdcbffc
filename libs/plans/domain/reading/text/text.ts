/** Without any white space: how names and titles are compared. */
export const squash = (text: string): string => text.replace(/\s+/gu, '');

const latin = /[A-Za-z]/;
const latinOrDigit = /[A-Za-z0-9]/;

const keepsSpace = (before: string, after: string): boolean =>
  latinOrDigit.test(before) &&
  latinOrDigit.test(after) &&
  (latin.test(before) || latin.test(after)) &&
  !(/\d/.test(before) && latin.test(after));

/** Drops layout spaces; a space between Latin words stays. */
export const tidy = (text: string): string =>
  text
    .trim()
    .replace(/[^\S\n]+/gu, (space, at: number, whole: string) =>
      keepsSpace(whole[at - 1] ?? '', whole[at + space.length] ?? '') ? ' ' : '',
    );

/** Joins what a line break cut in two; a break between two Latin words was a space. */
export const joinWrapped = (head: string, tail: string): string =>
  latin.test(head.at(-1) ?? '') && latin.test(tail[0] ?? '') ? `${head} ${tail}` : head + tail;

/** Columns a text takes up: a Han character or full-width character is two wide. */
export const columns = (text: string): number => {
  let width = 0;
  for (const char of text) width += char.charCodeAt(0) > 0x2e7f || /[“”‘’…—·]/.test(char) ? 2 : 1;
  return width;
};

/** Ends a sentence or a clause that nothing continues. */
export const endsSentence = (text: string): boolean => /[。；：！？;!?:]["”’）)》]*$/.test(text.trimEnd());
