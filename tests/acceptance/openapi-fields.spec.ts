import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { fieldsIn, missingFrom } from '#testing';
import { type Harness, startHarness } from './harness.js';
import { type Operation, type Parameter, operationsIn, type Schema } from './examples/document.js';

/** Whoever calls the interface finds at each field what it is, in both languages, with an example and its limits. */
describe('what the OpenAPI description says of requests', () => {
  let harness: Harness;
  let operations: readonly Operation[];

  beforeAll(async () => {
    harness = await startHarness();
    operations = operationsIn((await harness.anybody().get('/openapi.json')).body);
  });
  afterAll(() => harness.close());

  it('every operation in the OpenAPI description says in both languages what it does', () => {
    const silent = operations.filter(({ description }) => !/\p{Script=Han}.*\n\n.*[a-z]{3}/su.test(description));
    expect(silent.map(({ operationId }) => operationId)).toEqual([]);
  });

  it('every parameter in the OpenAPI description has words in both languages, an example and limits', () => {
    const all = operations.flatMap(({ operationId, parameters }) =>
      parameters.map((parameter) => [`${operationId} ${parameter.name}`, asField(parameter)] as const),
    );
    expect(all.length).toBeGreaterThan(200);
    expect(complaints(all)).toEqual([]);
  });

  it('every field of every body in the OpenAPI description has words in both languages, an example, limits and a unit', () => {
    const all = operations.flatMap(({ operationId, body }) =>
      fieldsIn(body?.schema ?? {}).map(([at, field]) => [`${operationId} ${at}`, field] as const),
    );
    expect(all.length).toBeGreaterThan(150);
    expect(complaints(all)).toEqual([]);
  });

  it('every example in the OpenAPI description is valid by the schema that it stands beside', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
    const wrong = examplesOf(operations).filter(([, example, schema]) => !ajv.validate(schema, example));
    expect(wrong.map(([place]) => place)).toEqual([]);
  });

  it('every body in the OpenAPI description is shown whole: one of its examples has all of its fields', () => {
    const missing = operations.flatMap(({ operationId, body }) => {
      const shown = Object.values(body?.examples ?? {}).map(({ value }) => Object.keys(value));
      const largest = shown.reduce((most, names) => (names.length > most.length ? names : most), []);
      return Object.keys(body?.schema.properties ?? {})
        .filter((name) => !largest.includes(name))
        .map((name) => `${operationId} ${name}`);
    });
    expect(missing).toEqual([]);
  });

  it('a document can be chosen as a file in the OpenAPI description, for each type that is read', () => {
    const { files } = operations.find(({ operationId }) => operationId === 'importDocument')!;
    expect(files.map(({ title, format }) => `${String(title)} ${String(format)}`)).toEqual(
      ['.txt', '.html', '.csv', '.pdf', '.docx', '.xlsx', '*'].map((ending) => `${ending} binary`),
    );
    expect(
      complaints(files.map((file) => [String(file.title), { ...file, title: '文件 · file', examples: [''] }])),
    ).toEqual([]);
  });
});

const complaints = (fields: readonly (readonly [string, Schema])[]): readonly string[] =>
  fields.flatMap(([place, field]) => missingFrom(field).map((what) => `${place}: ${what}`));

const asField = ({ description, example, schema }: Parameter): Schema => ({
  ...schema,
  ...(description !== undefined && { description }),
  ...(example !== undefined && { examples: [example] }),
});

/** Examples of parameters, of single fields and of whole bodies, each with its schema. */
const examplesOf = (operations: readonly Operation[]): readonly (readonly [string, unknown, Schema])[] =>
  operations.flatMap(({ operationId, parameters, body }) => [
    ...parameters.map(({ name, example, schema }) => [`${operationId} ${name}`, example, schema] as const),
    ...fieldsIn(body?.schema ?? {}).flatMap(([at, field]) =>
      (field.examples ?? []).map((example) => [`${operationId} ${at}`, example, field] as const),
    ),
    ...Object.entries(body?.examples ?? {}).map(
      ([name, { value }]) => [`${operationId} ${name}`, value, body!.schema] as const,
    ),
  ]);
