/** The words of a list that is written with a space between them. */
export const listed = (text: string): string[] => text.split(' ');

/** Every word made of one part of each list, in the order of the lists: 市 + 责任 + 单位. */
export const combine = (...parts: readonly (readonly string[])[]): string[] =>
  parts.reduce<string[]>((heads, tails) => heads.flatMap((head) => tails.map((tail) => head + tail)), ['']);
