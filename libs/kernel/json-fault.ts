import { foundText } from './found.js';
import type { InBoth } from './words.js';

/** What JSON may go on with. */
type Expected = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'nextInList' | 'nextInObject' | 'end';

const expectations: Readonly<Record<Expected, InBoth>> = {
  value: { zh: '一个值', en: 'a value' },
  valueOrEnd: { zh: '一个值或“]”', en: 'a value or "]"' },
  key: { zh: '带双引号的字段名', en: 'the name of a field in double quotes' },
  keyOrEnd: { zh: '带双引号的字段名或“}”', en: 'the name of a field in double quotes or "}"' },
  colon: { zh: '“:”', en: '":"' },
  nextInList: { zh: '“,”或“]”', en: '"," or "]"' },
  nextInObject: { zh: '“,”或“}”', en: '"," or "}"' },
  end: { zh: '结尾', en: 'the end' },
};

const string = String.raw`"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"`;
const token = new RegExp(
  String.raw`[ \t\r\n]*(?:(${string})|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?!\w)|([[\]{}:,]))`,
  'y',
);

/**
 * Where a text stops being JSON, in words: line and column, what was expected there and what stands there. For a text that
 * `JSON.parse` has refused.
 */
export function jsonFault(text: string): InBoth {
  if (text.trim() === '') return { zh: '内容为空', en: 'it is empty' };
  const { at, awaited } = faultIn(text);
  const before = text.slice(0, at).split('\n');
  const [line, column] = [before.length, before.at(-1)!.length + 1];
  const expected = expectations[awaited];
  const rest = text.slice(at, at + 20).split(/[\r\n]/, 1)[0]!;
  const found = rest === '' ? { zh: '内容到此为止', en: 'the end' } : foundText(rest);
  return {
    zh: `第 ${line} 行第 ${column} 列应为${expected.zh}，实际为${found.zh}`,
    en: `line ${line}, column ${column} must be ${expected.en}, found ${found.en}`,
  };
}

interface Fault {
  readonly at: number;
  readonly awaited: Expected;
}

/** Follows the text from token to token; `open` are the brackets that are not closed yet. */
function faultIn(text: string): Fault {
  const open: string[] = [];
  let awaited: Expected = 'value';
  for (let at = 0; ;) {
    token.lastIndex = at;
    const found = token.exec(text);
    const next: Expected | undefined = found ? follow[awaited](tokenOf(found), open) : undefined;
    if (next === undefined) return { at: at + /^[ \t\r\n]*/.exec(text.slice(at, at + 10_000))![0].length, awaited };
    awaited = next;
    at = token.lastIndex;
  }
}

interface Token {
  readonly text: string | undefined;
  readonly scalar: string | undefined;
  readonly mark: string | undefined;
}

const tokenOf = ([, text, scalar, mark]: RegExpExecArray): Token => ({ text, scalar, mark });

type Follow = (token: Token, open: string[]) => Expected | undefined;

const beginValue: Follow = ({ text, scalar, mark }, open) => {
  if (text !== undefined || scalar !== undefined) return afterValue(open);
  return mark === '{' || mark === '[' ? opened(mark, open) : undefined;
};
const beginKey: Follow = ({ text }) => (text === undefined ? undefined : 'colon');

/** What may come after a token, by what was expected; undefined: the token does not belong there. */
const follow: Readonly<Record<Expected, Follow>> = {
  value: beginValue,
  valueOrEnd: (token, open) => (token.mark === ']' ? closed(open) : beginValue(token, open)),
  key: beginKey,
  keyOrEnd: (token, open) => (token.mark === '}' ? closed(open) : beginKey(token, open)),
  colon: ({ mark }) => (mark === ':' ? 'value' : undefined),
  nextInList: ({ mark }, open) => (mark === ']' ? closed(open) : mark === ',' ? 'value' : undefined),
  nextInObject: ({ mark }, open) => (mark === '}' ? closed(open) : mark === ',' ? 'key' : undefined),
  end: () => undefined,
};

const opened = (mark: '{' | '[', open: string[]): Expected => {
  open.push(mark);
  return mark === '{' ? 'keyOrEnd' : 'valueOrEnd';
};

const closed = (open: string[]): Expected => {
  open.pop();
  return afterValue(open);
};

const afterValue = (open: readonly string[]): Expected => {
  const around = open.at(-1);
  if (around === undefined) return 'end';
  return around === '{' ? 'nextInObject' : 'nextInList';
};
