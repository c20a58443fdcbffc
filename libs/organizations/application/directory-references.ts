import type { GivenReference, ReferenceSource } from '#commands';
import type { LocalDate, ReferenceKind } from '#kernel';
import {
  answeringUnitCalled,
  type Directory,
  type DirectorySource,
  postCalled,
  unitCalled,
} from '#organizations/contract';

type Meaning = (directory: Directory, given: string, on: LocalDate) => string;

const meanings: Readonly<Record<ReferenceKind, Meaning>> = {
  unit: (directory, given, on) => unitCalled(directory, given, on).unitId,
  answeringUnit: (directory, given, on) => answeringUnitCalled(directory, given, on).unitId,
  post: (directory, given, on) => postCalled(directory, given, on).postId,
};

const isId = (directory: Directory, { kind, given }: GivenReference): boolean =>
  (kind === 'post' ? directory.post(given) : directory.unit(given)) !== undefined;

/** What units and posts are meant, by the directory. */
export function directoryReferences(source: DirectorySource): ReferenceSource {
  /** Ids are never taken back, so whoever gives ids need not wait for the newest directory. */
  let known: Directory | undefined;
  return {
    async idsOf(references, on) {
      if (known && references.every((reference) => isId(known!, reference)))
        return references.map(({ given }) => given);
      const directory = (known = await source.current());
      return references.map(({ kind, given }) => meanings[kind](directory, given, on));
    },
  };
}
