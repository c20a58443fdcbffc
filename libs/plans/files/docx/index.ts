import type { SourceLine } from '../../domain/reading/index.js';
import { LineWriter } from '../structure/lines.js';
import type { Archive } from '../zip/archive.js';
import { relatedPart, relationsOf } from '../zip/relations.js';
import { parseXml } from '../zip/xml.js';
import { WordBody } from './body.js';
import { readNumbering } from './numbering-part.js';
import { Numbering } from './numbering.js';
import { readStyles } from './styles-part.js';

/**
 * The lines of a Word document: paragraphs with their automatic numbers as printed, soft breaks as line breaks, tables with
 * merged cells. Tracked changes count as accepted; headers, footers, notes, comments and hidden text are left out.
 * @param main the path of its main part within the archive
 */
export async function wordLines(archive: Archive, main: string): Promise<readonly SourceLine[]> {
  const relations = await relationsOf(archive, main);
  const styles = await readStyles(archive, relatedPart(relations, 'styles'));
  const numbering = new Numbering(await readNumbering(archive, relatedPart(relations, 'numbering')));
  const body = new WordBody(numbering, styles, archive.budget);
  await parseXml(archive, main, body);
  const writer = new LineWriter(archive.budget);
  writer.write(body.blocks);
  return writer.lines;
}
