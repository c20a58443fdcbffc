import type { LocalDate } from '#kernel';
import { type Directory, postWithId, unitWithId } from '#organizations/contract';
import type { AskedCorrection } from '#plans/contract';

interface GivenUnit {
  readonly unit: string;
  readonly name?: string | undefined;
}

interface GivenPost {
  readonly post: string;
  readonly name?: string | undefined;
}

/** Where a correction gives no name as printed: that of the unit, and of whoever holds the post on the day `on`. Its references are ids by now. */
export function withRegisteredNames(asked: AskedCorrection, directory: Directory, on: LocalDate): AskedCorrection {
  if (asked.field === 'units') {
    if (asked.change === 'remove') return asked;
    if (asked.change === 'all') return { ...asked, value: asked.value.map((each) => namedUnit(each, directory)) };
    return namedUnit(asked, directory);
  }
  if (asked.field === 'leaders') {
    if (asked.change === 'remove') return asked;
    if (asked.change === 'all') return { ...asked, value: asked.value.map((each) => namedPost(each, directory, on)) };
    return namedPost(asked, directory, on);
  }
  return asked;
}

const namedUnit = <Given extends GivenUnit>(given: Given, directory: Directory): Given & { readonly name: string } => ({
  ...given,
  name: given.name ?? unitWithId(directory, given.unit).name,
});

function namedPost<Given extends GivenPost>(
  given: Given,
  directory: Directory,
  on: LocalDate,
): Given & { readonly name: string } {
  const { title, holders } = postWithId(directory, given.post);
  const holder = holders.find(({ from, to }) => from <= on && (to === null || on < to));
  return { ...given, name: given.name ?? holder?.person ?? title };
}
