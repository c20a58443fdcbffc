import { z } from 'zod';
import { described, expecting, type InBoth, knownText, nameOf, type NamesOf } from '#kernel';

/** Several values of one parameter, separated by commas: `state=InProgress,PendingReview`. */
export const listOf = <Value extends string>(
  values: readonly [Value, ...Value[]],
  names: NamesOf<Value>,
  { label, about }: { readonly label: InBoth; readonly about: InBoth },
) =>
  described(
    expecting(z.string().regex(oneOrMoreOf(values)).max(values.join(',').length), listText(values, names)).optional(),
    {
      label,
      zh: `${about.zh}，可写几个，用英文逗号隔开：${values.map((value) => `${value} ${names.zh[value]}`).join('，')}。`,
      en: `${about.en}: one or more of ${values.join(', ')}, separated by commas.`,
      example: values.slice(0, 2).join(','),
    },
  )
    .transform((text) => text?.split(','))
    .pipe(z.array(z.enum(values)).max(values.length).optional());

/** Each is refused by name: an unknown one among them is told with those that are known. */
const oneOrMoreOf = (values: readonly string[]): RegExp =>
  new RegExp(`^(${values.join('|')})(,(${values.join('|')}))*$`);

const listText = <Value extends string>(values: readonly Value[], names: NamesOf<Value>): InBoth => {
  const words = new Map(values.map((value) => [value, nameOf(names, value)]));
  const known = knownText(values, '', { words });
  return {
    zh: `以下之一，或用英文逗号隔开的几个：${known.zh}`,
    en: `one of these, or several separated by commas: ${known.en}`,
  };
};
