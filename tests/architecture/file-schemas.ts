import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { policyFileSchema } from '../../libs/escalation/policies/policy-file.js';
import { registrySchema } from '../../libs/organizations/registry/registry.js';
import { publishedSchema } from '#settings';
import { root } from './sources.js';

/** Every kind of file that an office writes, with the schema that is published for it. */
export const fileSchemas = [
  {
    path: 'seeds/schemas/directory.schema.json',
    schema: publishedSchema(registrySchema, { zh: '单位登记簿', en: 'registry file: units and posts' }),
    /** The folders whose files are of this kind. */
    folders: ['seeds/organizations', 'seeds/templates', 'seeds/examples'],
    named: /(^|\/)(directory|tongzhou)\.json$/,
  },
  {
    path: 'seeds/schemas/policy.schema.json',
    schema: publishedSchema(policyFileSchema, { zh: '督办政策', en: 'escalation policy' }),
    folders: ['seeds/policies'],
    named: /\.json$/,
  },
] as const;

/** A schema as its file has it. */
export const printedSchema = async (path: string, schema: object): Promise<string> =>
  format(JSON.stringify(schema), { ...(await resolveConfig(join(root, path))), filepath: path });
