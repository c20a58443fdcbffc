import { concepts, isLabelKind, type LabelKind } from './concepts.js';
import { vocabulary } from './vocabulary.js';

/** Every label that is known, without spaces, and what it introduces. */
export const labelKinds: ReadonlyMap<string, LabelKind> = new Map(
  concepts
    .filter(isLabelKind)
    .flatMap((kind) => vocabulary[kind].words.map((word): [string, LabelKind] => [word, kind])),
);

/** Every ending of every label: what is none of these cannot grow into a label backwards. */
export const labelEndings: ReadonlySet<string> = new Set(
  [...labelKinds.keys()].flatMap((word) => Array.from(word, (_, i) => word.slice(i))),
);

export const longestLabel = Math.max(...[...labelKinds.keys()].map((word) => word.length));
export const shortestLabel = 2;
