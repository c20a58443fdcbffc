/** What surrounds a figure up to the next marks; never more than this many characters, so that reading stays linear. */
const reach = 60;
const marks = /[，。；！？：、,;:!?\n（）()]/u;
const listing = /、/u;
const marksBesideListing = /[，。；！？：,;:!?\n（）()]/u;
const sentenceMarks = /[。；！？;!?\n]/u;

const cutBefore = (text: string, mark: RegExp): string => {
  for (let at = text.length - 1; at >= 0; at--) if (mark.test(text[at]!)) return text.slice(at + 1);
  return text;
};

/** Names of one list (4条次干路、支路) stay together; the next figure of a list does not belong to them. */
function cutAfter(text: string): string {
  const [clause = '', ...listed] = text.split(listing);
  const names = listed.join('、');
  const isOneList = names !== '' && !/[\d%一二两三四五六七八九十]/u.test(names) && !listing.test(clause);
  return isOneList && clause.length > 1 ? `${clause}、${names}` : clause;
}

export interface Surroundings {
  /** The clause before the figure. */
  readonly before: string;
  readonly after: string;
  /** The mark before the clause; nothing at the beginning. */
  readonly opens: string;
  /** Clauses of the same sentence before that, the nearest first. */
  readonly former: readonly string[];
}

export function around(text: string, from: number, to: number): Surroundings {
  const sentence = cutBefore(text.slice(Math.max(0, from - reach), from), sentenceMarks);
  const [before = '', ...former] = sentence.split(marks).reverse();
  const opens = sentence.length > before.length ? sentence[sentence.length - before.length - 1]! : '';
  return { before, after: cutAfter(text.slice(to, to + reach).split(marksBesideListing, 1)[0]!), opens, former };
}

const closing: Readonly<Record<string, string>> = {
  '“': '”',
  '《': '》',
  '〈': '〉',
  '〔': '〕',
  '「': '」',
  '【': '】',
};

/** Deeper nesting is none that a text would have. */
const deepest = 8;

/** For every place of a text: does it stand in quotation marks or in the brackets of a title? */
export function quotedPlaces(text: string): Uint8Array {
  const quoted = new Uint8Array(text.length + 1);
  const open: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (closing[char] && open.length < deepest) open.push(closing[char]);
    else if (char === '\n') open.length = 0;
    else if (open.includes(char)) open.length = open.lastIndexOf(char);
    quoted[at] = open.length > 0 ? 1 : 0;
  }
  return quoted;
}
