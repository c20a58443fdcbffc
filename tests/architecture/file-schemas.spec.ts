import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { fileSchemas, printedSchema } from './file-schemas.js';
import { root } from './sources.js';

interface Node {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
}

/** Every field with the place where it stands. */
function fieldsOf(node: Node, at = ''): readonly { readonly at: string; readonly description: string }[] {
  const inside = [...(node.items ? [node.items] : []), ...(node.anyOf ?? [])].flatMap((one) => fieldsOf(one, at));
  const fields = Object.entries(node.properties ?? {}).flatMap(([name, field]) => [
    { at: `${at}/${name}`, description: field.description ?? '' },
    ...fieldsOf(field, `${at}/${name}`),
  ]);
  return [...inside, ...fields];
}

const contentOf = (path: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, unknown>;

const filesOf = ({ folders, named }: (typeof fileSchemas)[number]): readonly string[] =>
  folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .map((name) => join(folder, name))
        .filter((name) => named.test(name)),
    );

describe('the published schemas of files', () => {
  it.each(fileSchemas)('the schema $path says what the code reads (npm run file-schemas writes it)', async (one) => {
    expect(readFileSync(join(root, one.path), 'utf8')).toBe(await printedSchema(one.path, one.schema));
  });

  it.each(fileSchemas)('the schema $path describes every field in Chinese and in English', ({ schema }) => {
    const fields = fieldsOf(schema);
    expect(fields.length).toBeGreaterThan(20);
    expect(fields.filter(({ description }) => !/[一-鿿].* · .*[a-z]/.test(description))).toEqual([]);
  });

  it.each(fileSchemas)('every seed of the schema $path names it, and is as it says', (one) => {
    const files = filesOf(one);
    expect(files.length).toBeGreaterThan(0);
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(one.schema);
    for (const file of files) {
      const content = contentOf(file);
      expect(content['$schema']).toBe(relative(dirname(file), one.path));
      expect([file, validate(content), validate.errors]).toEqual([file, true, null]);
    }
  });
});
