import { z } from 'zod';
import { described, expecting } from '#kernel';
import { schemaField } from '#settings';
import { escalationPolicy } from '../contract/index.js';

/** The form of a policy file, as in `seeds/policies`. */
export const policyFileSchema = expecting(
  escalationPolicy.extend({
    $schema: schemaField,
    note: described(z.string().optional(), {
      label: { zh: '备注', en: 'note' },
      zh: '供人阅读的说明。',
      en: 'For people who read the file.',
      example: '经区政府常务会议审议',
    }),
  }),
  {
    zh: '督办政策，即花括号内的一组字段，可照随附的“default-1”写',
    en: 'a policy: its fields in braces, as in "default-1", which comes along',
  },
);
export type PolicyFile = z.infer<typeof policyFileSchema>;
