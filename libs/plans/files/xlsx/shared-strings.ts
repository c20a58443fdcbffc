import type { Archive } from '../zip/archive.js';
import { parseXml, type XmlElement } from '../zip/xml.js';

class SharedStrings {
  readonly texts: string[] = [];
  private text = '';
  private isText = false;
  private isReading = false;

  open({ name }: XmlElement): void {
    if (name === 'si') this.text = '';
    if (name === 'rPh') this.isReading = true;
    if (name === 't') this.isText = !this.isReading;
  }

  add(text: string): void {
    if (this.isText) this.text += text;
  }

  close(name: string): void {
    if (name === 't') this.isText = false;
    if (name === 'rPh') this.isReading = false;
    if (name === 'si') this.texts.push(this.text);
  }
}

/** The texts that cells refer to by index; rich text joined, phonetic readings left out. */
export async function readSharedStrings(archive: Archive, path: string | null): Promise<readonly string[]> {
  if (path === null || !archive.has(path)) return [];
  const strings = new SharedStrings();
  await parseXml(archive, path, {
    open(element) {
      archive.budget.pieces(1);
      strings.open(element);
    },
    text: (text) => strings.add(text),
    close: (name) => strings.close(name),
  });
  return strings.texts;
}
