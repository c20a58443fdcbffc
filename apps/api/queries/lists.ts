import { z } from 'zod';

/** Several values of one parameter, separated by commas: `state=InProgress,PendingReview`. */
export const listOf = <Value extends string>(values: readonly [Value, ...Value[]]) =>
  z
    .string()
    .regex(/^[A-Za-z]+(,[A-Za-z]+)*$/)
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(values)).max(values.length))
    .optional()
    .describe(`one or more of ${values.join(', ')}, separated by commas`);
