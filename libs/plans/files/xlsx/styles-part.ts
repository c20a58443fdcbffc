import type { Archive } from '../zip/archive.js';
import { parseXml, type XmlElement } from '../zip/xml.js';
import { numberFormat, type NumberFormat } from './number-format.js';

class CellStyles {
  readonly codes = new Map<number, string>();
  readonly formats: number[] = [];
  private inCells = false;

  open({ name, attributes }: XmlElement): void {
    if (name === 'numFmt') this.codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
    if (name === 'cellXfs') this.inCells = true;
    if (name === 'xf' && this.inCells) this.formats.push(Number(attributes.numFmtId ?? 0));
  }

  close(name: string): void {
    if (name === 'cellXfs') this.inCells = false;
  }
}

/** How cells of each style print numbers, by the style's index. */
export async function readNumberFormats(archive: Archive, path: string | null): Promise<readonly NumberFormat[]> {
  if (path === null || !archive.has(path)) return [];
  const styles = new CellStyles();
  await parseXml(archive, path, {
    open(element) {
      archive.budget.pieces(1);
      styles.open(element);
    },
    close: (name) => styles.close(name),
  });
  return styles.formats.map((id) => numberFormat(id, styles.codes));
}
