import { type Concept, concepts } from './concepts.js';
import { vocabulary } from './vocabulary.js';

/** What a column holds of a table that is flattened to text. */
export type ColumnKind = 'number' | 'text' | 'deadline' | 'leader' | 'main' | 'lead' | 'support' | 'note';

const columnOf: Readonly<Record<Concept, ColumnKind>> = {
  leader: 'leader',
  main: 'main',
  lead: 'lead',
  support: 'support',
  deadline: 'deadline',
  /** Persons to call are passed over like notes. */
  contact: 'note',
  phone: 'note',
  text: 'text',
  number: 'number',
  note: 'note',
};

/**
 * Every head of a column in a table that is flattened to text. The heads run into one another there, so only whole
 * words count.
 */
export const flatHeads: ReadonlyMap<string, ColumnKind> = new Map(
  concepts.flatMap((concept) => {
    const { words, onlyHeads } = vocabulary[concept];
    return [...words, ...onlyHeads].map((word): [string, ColumnKind] => [word, columnOf[concept]]);
  }),
);

/** The words by which heads of the wording are told apart: a category, a task, its measures, the name of a project. */
export const isCategoryHead = (head: string): boolean => /类别|类型|领域|分类|板块/.test(head);
export const isTaskHead = (head: string): boolean => /任务|工作|事项$/.test(head);
export const isMeasuresHead = (head: string): boolean => /措施|举措|内容|要求/.test(head);
export const isNameHead = (head: string): boolean => /名称|^(?:项目|事项|工程)$/.test(head);
