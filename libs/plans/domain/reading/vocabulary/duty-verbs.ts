import type { UnitKind } from './concepts.js';
import { duties } from './vocabulary.js';

const verbsOf = (kind: UnitKind): [string, UnitKind][] =>
  duties[kind]
    .filter(({ isVerb }) => isVerb)
    .flatMap(({ words }) => words.map((word): [string, UnitKind] => [word, kind]));

/** The verbs that stand behind units in a bracket, with the role they give: （市教委牵头，市财政局配合）. */
export const dutyVerbs: ReadonlyMap<string, UnitKind> = new Map([
  ...verbsOf('main'),
  ...verbsOf('lead'),
  ...verbsOf('support'),
]);

/** Words that only a list of tasks repeats: a text that has them again and again but is read by no form is reported. */
export const dutyMentions = (text: string): number =>
  text.match(/(?:牵头|责任|主责|主办|承办|协办|配合)(?:单位|部门|领导)/g)?.length ?? 0;
