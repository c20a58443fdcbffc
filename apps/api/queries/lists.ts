import { z } from 'zod';
import { described, type InBoth } from '#kernel';

/** A value of a list parameter and what it means. */
export type Meanings<Value extends string> = Readonly<Record<Value, string>>;

/** Several values of one parameter, separated by commas: `state=InProgress,PendingReview`. */
export const listOf = <Value extends string>(
  values: readonly [Value, ...Value[]],
  meanings: Meanings<Value>,
  { label, about }: { readonly label: InBoth; readonly about: InBoth },
) =>
  described(
    z
      .string()
      .max(values.join(',').length)
      .regex(/^[A-Za-z]+(,[A-Za-z]+)*$/)
      .optional(),
    {
      label,
      zh: `${about.zh}，可写几个，用英文逗号隔开：${values.map((value) => `${value} ${meanings[value]}`).join('，')}。`,
      en: `${about.en}: one or more of ${values.join(', ')}, separated by commas.`,
      example: values.slice(0, 2).join(','),
    },
  )
    .transform((text) => text?.split(','))
    .pipe(z.array(z.enum(values)).max(values.length).optional());
