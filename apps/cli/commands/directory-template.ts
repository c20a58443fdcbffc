import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '#runtime';
import { type Occasion, say } from '../command.js';
import { type ExitCode, exitCodes, WrongUsage } from '../exit-codes.js';
import { writeNew } from '../new-file.js';

export interface TemplateOptions {
  readonly csv?: boolean;
  readonly xlsx?: boolean;
  readonly out?: string;
}

const templates = join(projectRoot(), 'seeds', 'templates');
const schema = join(projectRoot(), 'seeds', 'schemas', 'directory.schema.json');

/** Prints a small registry file to fill in, or writes it into a new file. */
export async function directoryTemplate(
  { language, surroundings }: Occasion,
  { csv, xlsx, out }: TemplateOptions,
): Promise<ExitCode> {
  if (csv && xlsx) throw wrong(language, '请只选 --csv 和 --xlsx 之一。', 'Give --csv or --xlsx, not both.');
  if (xlsx && out === undefined)
    throw wrong(
      language,
      'Excel 表格须写入文件：请加 -o 文件.xlsx。',
      'A workbook goes into a file: add -o FILE.xlsx.',
    );
  const content = await templateOf(xlsx ? 'xlsx' : csv ? 'csv' : 'json');
  if (out === undefined) {
    surroundings.out(Buffer.from(content).toString('utf8'));
    return exitCodes.done;
  }
  await writeNew(resolve(surroundings.folder, out), out, content);
  const zh = `样板已写入 ${out}。填好后用 zhezi directory check ${out} 检查。`;
  const en = `The template is in ${out}. Fill it in, then check it with zhezi directory check ${out}.`;
  surroundings.err(`${say(language, zh, en)}\n`);
  return exitCodes.done;
}

const wrong = (language: Occasion['language'], zh: string, en: string): WrongUsage =>
  new WrongUsage(say(language, zh, en));

/** A file outside the project finds the schema by its address. */
async function templateOf(format: 'json' | 'csv' | 'xlsx'): Promise<Uint8Array> {
  const bytes = await readFile(join(templates, `directory.${format}`));
  if (format !== 'json') return bytes;
  const text = bytes.toString('utf8').replace('../schemas/directory.schema.json', pathToFileURL(schema).href);
  return Buffer.from(text);
}
