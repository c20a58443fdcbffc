import { type Details, type DetailsOf, DomainError, type RefusalCatalog } from '#kernel';

/** Details as they really are, for every refusal of a catalogue. A refusal without a sample, or a gap without a value, does not compile. */
export type SamplesOf<Catalog extends RefusalCatalog> = {
  readonly [Code in keyof Catalog]: readonly (DetailsOf<Catalog[Code]> & Details)[];
};

/** The refusals as they are thrown. */
export const refusedWith = <Catalog extends RefusalCatalog>(
  catalog: Catalog,
  samples: SamplesOf<Catalog>,
): readonly DomainError[] =>
  Object.entries<readonly Details[]>(samples).flatMap(([code, details]) =>
    details.map((one) => new DomainError(code, catalog[code]!, one)),
  );
