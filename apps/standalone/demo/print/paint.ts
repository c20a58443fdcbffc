import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Colours for a terminal; plain text for a file or a pipe. */
export type Paint = (style: Style, text: string) => string;

export const paintFor = (stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv = process.env): Paint => {
  const plain = !stream.isTTY || Boolean(env['NO_COLOR']);
  return plain ? (_style, text) => text : (style, text) => styleText(style, text, { validateStream: false });
};
