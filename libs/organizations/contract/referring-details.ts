import type { Directory } from './directory.js';

/** Details of refusals in which the id of a unit may stand. They are for programs; sentences show the name. */
const ofUnits: ReadonlySet<string> = new Set([
  'unit',
  'unitId',
  'own',
  'asked',
  'into',
  'assigned',
  'consolidating',
  'open',
]);
const ofPosts: ReadonlySet<string> = new Set(['post', 'postId', 'own', 'asked']);

/** Whether a detail of this name may hold the id of a unit or a post. */
export const mayHoldId = (detail: string): boolean => ofUnits.has(detail) || ofPosts.has(detail);

/** What a detail is called in a sentence: the name of the unit or the title of the post whose id it is, else the text itself. */
export const namesBy =
  (directory: Pick<Directory, 'unit' | 'post'>) =>
  (detail: string, text: string): string =>
    (ofUnits.has(detail) ? directory.unit(text)?.name : undefined) ??
    (ofPosts.has(detail) ? directory.post(text)?.title : undefined) ??
    text;
