import { z } from 'zod';
import { described } from '#kernel';
import { schemaField } from '#settings';
import { escalationPolicy } from '../contract/index.js';

/** The form of a policy file, as in `seeds/policies`. */
export const policyFileSchema = escalationPolicy.extend({
  $schema: schemaField,
  note: described(z.string().optional(), {
    label: { zh: '备注', en: 'note' },
    zh: '供人阅读的说明。',
    en: 'For people who read the file.',
    example: '经区政府常务会议审议',
  }),
});
export type PolicyFile = z.infer<typeof policyFileSchema>;
