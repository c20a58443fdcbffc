import { isUnitKind, type LabelKind } from '../../vocabulary/concepts.js';
import { labelKinds } from '../../vocabulary/label-words.js';

export interface LabelledPart {
  readonly kind: LabelKind;
  readonly word: string;
  readonly text: string;
}

const label = /(?:^|[\s。；;，,（(])(\p{Script=Han}{2,8})[：:]/gu;
/** What a cell of units may say of its parts. */
const isTold = (kind: LabelKind): boolean => isUnitKind(kind) || kind === 'leader';

/** "牵头单位：甲\n配合单位：乙" within one cell; null when its text has no such labels. */
export const labelledParts = (text: string): LabelledPart[] | null => {
  const marks = [...text.matchAll(label)].flatMap((match) => {
    const word = match[1] ?? '';
    const kind = labelKinds.get(word);
    return kind && isTold(kind) ? [{ kind, word, start: match.index, from: match.index + match[0].length }] : [];
  });
  if (marks.length === 0 || text.slice(0, marks[0]!.start).trim() !== '') return null;
  return marks.map(({ kind, word, from }, i) => ({
    kind,
    word,
    text: text.slice(from, marks[i + 1]?.start ?? text.length).replace(/[）)。；;，,\s]+$/u, ''),
  }));
};
