import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { DomainError } from '#kernel';
import { maximumBytes } from '../domain/reading/index.js';
import { type OpeningLimits, usualLimits } from './budget.js';
import { checkSize, openDocument } from './open-document.js';
import { archiveOf, contentTypes, relations } from './spec/archive.js';
import { docxOf, p } from './spec/docx.js';
import { rowsXml, xlsxOf } from './spec/xlsx.js';

const refusalOf = async (bytes: Uint8Array, limits?: OpeningLimits): Promise<DomainError | null> => {
  try {
    await openDocument(bytes, '方案.docx', limits);
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
};
const codeOf = async (bytes: Uint8Array, limits?: OpeningLimits) => (await refusalOf(bytes, limits))?.code ?? 'opened';
const utf8 = (text: string) => new TextEncoder().encode(text);
const ole = (stream: string) =>
  new Uint8Array([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...new Uint8Array(600),
    ...Buffer.from(stream, 'utf16le'),
  ]);

describe('a file', () => {
  it('a file is opened by its content, whatever its name says', async () => {
    const docx = await openDocument(docxOf({ body: p('甲县方案') }), '方案.txt');
    expect('lines' in docx && docx.lines.map(({ text }) => text)).toEqual(['甲县方案']);
    const page = await openDocument(utf8('<table><tr><td>甲</td><td>乙</td></tr></table>'), '任务.xls');
    expect('lines' in page && page.lines[0]?.cells).toHaveLength(2);
    expect(await openDocument(utf8('甲县方案'), '方案.pdf')).toEqual({ name: '方案.pdf', text: '甲县方案' });
  });

  it.each<[string, Uint8Array, string, string]>([
    ['Word 97', ole('WordDocument'), 'READ_FORMAT_NOT_READ', '.docx'],
    ['Excel 97', ole('Workbook'), 'READ_FORMAT_NOT_READ', '.xlsx'],
    ['RTF', utf8('{\\rtf1\\ansi 甲}'), 'READ_FORMAT_NOT_READ', '.docx'],
    ['OFD', archiveOf({ 'OFD.xml': '<x/>' }), 'READ_FORMAT_NOT_READ', '.docx'],
    ['OpenDocument', archiveOf({ mimetype: 'x', 'content.xml': '<x/>' }), 'READ_FORMAT_NOT_READ', '.docx'],
    [
      'Word 2003 XML',
      utf8('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>'),
      'READ_FORMAT_NOT_READ',
      '.docx',
    ],
    [
      'Excel 2003 XML',
      utf8('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><w/>'),
      'READ_FORMAT_NOT_READ',
      '.xlsx',
    ],
    ['MHTML', utf8('MIME-Version: 1.0\nContent-Type: multipart/related\n\n'), 'READ_FORMAT_NOT_READ', '.docx'],
    ['PowerPoint', officeOf('ppt/presentation.xml'), 'READ_FORMAT_NOT_READ', '.docx'],
    ['binary workbook', officeOf('xl/workbook.bin'), 'READ_FORMAT_NOT_READ', '.xlsx'],
    ['PNG', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d]), 'READ_IMAGE_FILE', 'OCR'],
    ['JPEG', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), 'READ_IMAGE_FILE', 'OCR'],
    ['zip of files', archiveOf({ 'a.docx': 'x' }), 'READ_PACKED_FILE', '解压'],
    ['RAR', utf8('Rar!\u001a'), 'READ_PACKED_FILE', '解压'],
  ])('a file that is %s is refused by name, with what to do', async (_, bytes, code, remedy) => {
    const refusal = await refusalOf(bytes);
    expect(refusal?.code).toBe(code);
    expect(`${refusal?.entry.zh} ${String(refusal?.details.saveAs)}`).toContain(remedy);
  });

  it('a file with a password is refused as such', async () => {
    expect(await codeOf(ole('EncryptedPackage'))).toBe('READ_FILE_ENCRYPTED');
    const bytes = docxOf({ body: p('甲') });
    for (let at = 0; at < bytes.length - 4; at++)
      if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b) {
        if (bytes[at + 2] === 3) bytes[at + 6]! |= 1;
        if (bytes[at + 2] === 1) bytes[at + 8]! |= 1;
      }
    expect(await codeOf(bytes)).toBe('READ_FILE_ENCRYPTED');
  });

  it('a file of more than 20 MB is refused before it is read', () => {
    expect(() => checkSize('f', 200 * 1024 * 1024)).toThrow(
      expect.objectContaining({ code: 'READ_TOO_LARGE', details: { name: 'f', megabytes: 200, limit: 20 } }),
    );
    expect(() => checkSize('f', maximumBytes)).not.toThrow();
  });
});

function officeOf(main: string, content = '<x/>'): Uint8Array {
  return archiveOf({
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relations({ r: ['officeDocument', main] }),
    [main]: content,
  });
}

describe('a damaged archive', () => {
  const whole = docxOf({ body: Array.from({ length: 200 }, (_, i) => p(`第${i}段`)).join('') });

  it('a damaged archive is refused wherever it is cut off', async () => {
    const codes = new Set<string>();
    for (let length = 5; length < whole.length; length += Math.ceil(whole.length / 40))
      codes.add(await codeOf(whole.subarray(0, length)));
    expect([...codes]).toEqual(['READ_ARCHIVE_BROKEN']);
  });

  it('a damaged archive is refused when a byte of a part was changed, or is read the same', async () => {
    const changed: string[] = [];
    for (let at = 60; at < whole.length; at += Math.ceil(whole.length / 60)) {
      const bytes = whole.slice();
      bytes[at]! ^= 0x55;
      changed.push(await codeOf(bytes));
    }
    expect(new Set(changed).has('READ_ARCHIVE_BROKEN')).toBe(true);
    expect(
      changed.filter((code) => !/^(?:READ_(?:ARCHIVE_BROKEN|PACKED_FILE|FILE_ENCRYPTED)|opened)$/.test(code)),
    ).toEqual([]);
  });

  it.each([
    ['no relations', archiveOf({ '[Content_Types].xml': contentTypes, 'word/document.xml': '<x/>' })],
    ['broken XML', docxOf({ body: '<w:p><w:r>' })],
    ['no XML at all', officeOf('word/document.xml', 'x')],
  ])('a damaged archive is refused: %s', async (_, bytes) => {
    expect(await codeOf(bytes)).toBe('READ_ARCHIVE_BROKEN');
  });

  it('a damaged archive is refused with a document type, which could name entities', async () => {
    const parts = {
      '[Content_Types].xml': contentTypes,
      '_rels/.rels': relations({ r: ['officeDocument', 'word/document.xml'] }),
      'word/document.xml': '<!DOCTYPE d [<!ENTITY a "aaaa">]><d>&a;</d>',
    };
    expect(await codeOf(archiveOf(parts))).toBe('READ_ARCHIVE_BROKEN');
  });
});

describe('limits', () => {
  const bomb = (megabytes: number) =>
    zipSync({
      '[Content_Types].xml': strToU8(contentTypes),
      '_rels/.rels': strToU8(relations({ r: ['officeDocument', 'word/document.xml'] })),
      'word/document.xml': new Uint8Array(megabytes * 1024 * 1024).fill(0x20),
    });
  const cases: readonly (readonly [string, () => Uint8Array, Partial<OpeningLimits>, string])[] = [
    ['unpacked bytes', () => bomb(3), { unpackedBytes: 2 * 1024 * 1024 }, 'READ_UNPACKS_TOO_LARGE'],
    [
      'files in it',
      () => archiveOf(Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`f${i}`, '']))),
      { entries: 20 },
      'READ_UNPACKS_TOO_LARGE',
    ],
    [
      'cells',
      () => xlsxOf({ sheets: [{ name: '表', data: rowsXml(Array.from({ length: 60 }, () => ['甲', '乙'])) }] }),
      { pieces: 100 },
      'READ_UNPACKS_TOO_LARGE',
    ],
    [
      'cells of spans',
      () => utf8(`<table>${'<tr><td>x<td colspan=200 rowspan=50>x'.repeat(50)}</table>`),
      { pieces: 5000 },
      'READ_UNPACKS_TOO_LARGE',
    ],
    ['values', () => utf8(`任务,单位\n${','.repeat(3000)}`), { pieces: 1000 }, 'READ_UNPACKS_TOO_LARGE'],
    ['characters', () => docxOf({ body: p('甲'.repeat(500)) }), { characters: 400 }, 'READ_UNPACKS_TOO_LARGE'],
    [
      'elements in one another',
      () => docxOf({ body: '<w:sdt>'.repeat(300) + '</w:sdt>'.repeat(300) }),
      { depth: 200 },
      'READ_UNPACKS_TOO_LARGE',
    ],
    ['tags in one another', () => utf8(`<html>${'<div>'.repeat(300)}甲`), { depth: 200 }, 'READ_UNPACKS_TOO_LARGE'],
    ['seconds', () => docxOf({ body: p('甲') }), { seconds: 0 }, 'READ_OPENING_TIMED_OUT'],
  ];
  it.each(cases)('a file is refused beyond its limit of %s', async (_, bytes, limits, code) => {
    const file = bytes();
    expect(await codeOf(file, { ...usualLimits, ...limits })).toBe(code);
  });
});
