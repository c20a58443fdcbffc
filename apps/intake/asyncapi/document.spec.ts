import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { loadTopics } from '#messaging';
import { projectRoot } from '#runtime';
import { fieldsIn, missingFrom } from '#testing';
import { unitCommands } from '../sent-command.js';
import { asyncApiDocument } from './document.js';

const published = createRequire(import.meta.url)('@asyncapi/specs/schemas/3.0.0.json') as object;

describe('the AsyncAPI document', () => {
  it('the AsyncAPI document is as the code is; `npm run asyncapi` writes it anew', async () => {
    const written = await readFile(join(projectRoot(), 'docs', 'asyncapi.json'), 'utf8');
    expect(JSON.parse(written)).toEqual(asyncApiDocument(await loadTopics('zhezi.')));
  });

  it('the AsyncAPI document is valid by the published schema of AsyncAPI 3, and every reference leads somewhere', async () => {
    const document = asyncApiDocument(await loadTopics('zhezi.'));
    const validate = new Ajv({
      strict: false,
      meta: false,
      validateSchema: false,
      allErrors: true,
      validateFormats: false,
    }).compile(published);
    validate(document);
    expect(validate.errors?.slice(0, 5).map(({ instancePath, message }) => `${instancePath} ${message}`) ?? []).toEqual(
      [],
    );
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path!);
    const missing = references.filter(
      (path) => path.split('/').reduce<unknown>((at, part) => (at as never)?.[part], document) === undefined,
    );
    expect(missing).toEqual([]);
    expect(references.length).toBeGreaterThan(60);
  });

  it('the AsyncAPI document tells commands that a unit may send from others', async () => {
    const { components } = asyncApiDocument(await loadTopics('zhezi.')) as {
      components: { messages: Record<string, { payload: { allOf: object[] } }> };
    };
    const check = new Ajv({ strict: false, validateFormats: false }).compile(
      components.messages.ReportProgress!.payload.allOf[1]!,
    );
    expect(check({ command: 'ReportProgress', data: { period: '2026-01', narrative: '推进' } })).toBe(true);
    expect(check({ command: 'ReportProgress', data: { period: 'January', narrative: '推进' } })).toBe(false);
    expect(components.messages.WithdrawTask).toBeUndefined();
  });

  it('the AsyncAPI document says of every field of a sent command what it is in both languages, with an example and limits', async () => {
    const { components } = asyncApiDocument(await loadTopics('zhezi.')) as unknown as {
      components: { messages: Record<string, Message>; schemas: { SentCommand: Schema } };
    };
    const contents = unitCommands.map((command) => contentOf(components.messages[command]!));
    const fields = [components.schemas.SentCommand, ...contents].flatMap((schema) => fieldsIn(schema));
    expect(fields.length).toBeGreaterThan(40);
    expect(fields.flatMap(([place, field]) => missingFrom(field).map((what) => `${place}: ${what}`))).toEqual([]);
  });
});

type Schema = Parameters<typeof fieldsIn>[0];
interface Message {
  readonly payload: { readonly allOf: readonly [unknown, { readonly properties: { readonly data: Schema } }] };
}
const contentOf = ({ payload }: Message): Schema => payload.allOf[1].properties.data;
