import stringWidth from 'string-width';

export type Align = 'left' | 'right';
export interface Column {
  readonly title: string;
  readonly align?: Align;
}

/** Widens a text to `width` columns of the terminal; a Chinese character takes two. */
export function padded(text: string, width: number, align: Align = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return align === 'left' ? text + space : space + text;
}

/** Cuts a text so that it takes at most `width` columns, with … where something is left out. */
export function shortened(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (stringWidth(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** A table with aligned columns and a rule below its head; cells may hold colour. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ title }, place) =>
    Math.max(stringWidth(title), ...rows.map((row) => stringWidth(row[place] ?? ''))),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, place) => padded(cell, widths[place]!, columns[place]!.align))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [line(columns.map(({ title }) => title)), rule, ...rows.map(line)].join('\n');
}

/** A bar of at most `width` blocks; anything more than nothing shows. */
export const bar = (value: number, most: number, width: number): string =>
  value === 0 ? '' : '█'.repeat(Math.max(1, Math.round((value / Math.max(1, most)) * width)));
