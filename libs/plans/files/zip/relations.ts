import type { Archive } from './archive.js';
import { parseXml } from './xml.js';

export interface Relation {
  readonly id: string;
  /** The last word of its type: officeDocument, styles, worksheet … */
  readonly type: string;
  /** Path within the archive. */
  readonly target: string;
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** A target is relative to the folder of the part that names it, or, with a slash, to the archive. */
const resolved = (from: string, target: string): string => {
  const parts: string[] = [];
  const whole = target.startsWith('/') ? target.slice(1) : folderOf(from) + target;
  for (const part of whole.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
};

/** What a part of an office document refers to; "" is the document itself. External targets are left out. */
export async function relationsOf(archive: Archive, part: string): Promise<Relation[]> {
  const path = `${folderOf(part)}_rels/${part.slice(folderOf(part).length)}.rels`;
  if (!archive.has(path)) return [];
  const found: Relation[] = [];
  await parseXml(archive, path, {
    open({ name, attributes: { Id = '', Type = '', Target = '', TargetMode } }) {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      archive.budget.pieces(1);
      found.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target: resolved(part, Target) });
    },
    close: () => undefined,
  });
  return found;
}

export const relatedPart = (relations: readonly Relation[], type: string): string | null =>
  relations.find((relation) => relation.type === type)?.target ?? null;
