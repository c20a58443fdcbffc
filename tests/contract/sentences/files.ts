import { z } from 'zod';
import { clockKindNames } from '#escalation/contract';
import { unitKindNames } from '#organizations/contract';
import { policyFileSchema } from '../../../libs/escalation/policies/policy-file.js';
import { registrySchema } from '../../../libs/organizations/registry/registry.js';

const fieldsIn = (schema: z.ZodType): readonly string[] =>
  [...JSON.stringify(z.toJSONSchema(schema, { io: 'input' })).matchAll(/"(\w+)":\{/g)].map(([, name]) => name!);

const fields = [...new Set([registrySchema, policyFileSchema].flatMap(fieldsIn))];

/** What stands in files that an office writes itself, as it must be written there: a field behind its label, a word before its name. */
export const asInFiles: readonly RegExp[] = [
  new RegExp(`[（(](\\w+\\.)*(${fields.join('|')})[）)]`, 'g'),
  ...[unitKindNames, clockKindNames].flatMap(({ zh }) =>
    Object.entries(zh).map(([word, name]) => new RegExp(`${word}（${name}）`, 'g')),
  ),
];
