import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Colours for a terminal; plain text for a file or a pipe. */
export type Paint = (style: Style, text: string) => string;

export const plain: Paint = (_style, text) => text;

export const paintFor = (stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv = process.env): Paint => {
  const isPlain = !stream.isTTY || Boolean(env['NO_COLOR']);
  return isPlain ? plain : (style, text) => styleText(style, text, { validateStream: false });
};
