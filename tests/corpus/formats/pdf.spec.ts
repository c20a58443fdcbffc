import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '#testing';
import { readDocument, type ReadTask } from '../../../libs/plans/domain/reading/index.js';
import { openDocument } from '../../../libs/plans/files/open-document.js';
import { pdfLines, readPdf, usualLimits } from '../../../libs/plans/files/pdf/index.js';
import { goldLabels, planTitled, readSeed, seedDocuments } from '../documents.js';
import { type GoldPlan, score } from '../score.js';
import { plan2023Pdf, tablePdf } from './pdf-documents.js';
import { printed } from './pdf-typesetter.js';
import { fileOf, type PdfPage, writePdf } from './pdf-writer.js';

/** A task without the places it was read from. */
const content = (task: ReadTask) => ({ ...task, line: 0, lines: [], confidence: null });

const refusedWith = (code: string) => expect.objectContaining({ code });

describe('a plan issued as PDF', () => {
  it('a plan issued as PDF gives the same tasks as its text', async () => {
    const title = '2023年通州区政府工作报告重点工作分工方案';
    const plan = planTitled(readDocument(await openDocument(plan2023Pdf(), 'plan.pdf')), title);
    const text = planTitled(readSeed(seedDocuments.plan2023), title);
    expect(plan.tasks.map(content)).toEqual(text.tasks.map(content));
    expect(plan).toMatchObject({ documentNumber: text.documentNumber, issuedOn: text.issuedOn, issuer: text.issuer });
  });

  it.each([
    ['with lines', true],
    ['without lines', false],
  ])('a table %s that wraps its cells and runs over pages is read from a PDF', async (_, ruled) => {
    const gold = goldLabels<GoldPlan>('2021-water');
    const reading = readDocument(await openDocument(tablePdf(gold, ruled), 'plan.pdf'));
    const scores = Object.entries(score(gold, planTitled(reading, gold.title)));
    expect(scores.filter(([field, share]) => field !== 'line' && share < 1)).toEqual([]);
  });

  it('lines of a PDF are joined to paragraphs over page breaks, and page numbers and running heads stay apart', async () => {
    const paragraph = '各乡镇要切实加强组织领导，确保各项任务落到实处，按季度向区政府报告进展情况。'.repeat(12);
    const lines = await pdfLines(printed({ blocks: Array(3).fill({ paragraph }), runningHead: '行动计划' }), 'x.pdf');
    expect(lines.filter(({ text }) => text.length > 30).map(({ text }) => text)).toEqual(Array(3).fill(paragraph));
    expect(lines.filter(({ startsPage }) => startsPage).map(({ text }) => text)).toEqual([
      '行动计划',
      '行动计划',
      '行动计划',
    ]);
    expect(lines.filter(({ text }) => /^—\d—$/.test(text))).toHaveLength(3);
  });
});

const sentences: PdfPage = {
  texts: Array.from({ length: 12 }, (_, i) => ({ x: 70, y: 100 + 28 * i, size: 16, text: `${i + 1}.加强组织领导。` })),
};
const scan: PdfPage = { texts: [], scanned: true };

describe('a PDF that cannot be read', () => {
  it.each([
    ['that is a scan', [scan, scan]],
    ['of which most pages are scans', [scan, sentences, scan]],
    ['whose scans are stamped with numbers', [{ ...scan, texts: sentences.texts.slice(0, 1) }]],
    ['without a word', [{ texts: [] }]],
  ])('a PDF %s is refused as one that cannot be read', async (_, pages) => {
    await expect(pdfLines(writePdf(pages), 'x.pdf')).rejects.toEqual(refusedWith('READ_PDF_SCANNED'));
  });

  it('the pages of a PDF that are scans are named when most pages are not', async () => {
    const reading = await readPdf(writePdf([sentences, scan, sentences]), 'x.pdf');
    expect(reading.unread).toEqual([{ page: 2, after: 12 }]);
    expect(reading.lines).toHaveLength(24);
  });

  it('a PDF is refused when its font does not say what its glyphs mean', async () => {
    const glyphs = Array.from({ length: 200 }, (_, i) => String.fromCharCode(3 + 37 * i)).join('');
    const file = writePdf([{ texts: [{ x: 0, y: 100, size: 2, text: glyphs }] }], { meaning: false });
    await expect(pdfLines(file, 'x.pdf')).rejects.toEqual(refusedWith('READ_PDF_GARBLED'));
  });

  it('a PDF that needs a password is refused', async () => {
    const key = (byte: string): string => `<${byte.repeat(32)}>`;
    const handler = `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${key('41')} /U ${key('42')} /P -44 >> /ID [${key('43')} ${key('43')}]`;
    const file = writePdf([sentences], { trailer: handler });
    await expect(pdfLines(file, 'x.pdf')).rejects.toEqual(refusedWith('READ_FILE_ENCRYPTED'));
  });

  it('a PDF that was cut off is refused wherever the cut is', async () => {
    const file = writePdf([sentences, sentences]);
    const end = Buffer.from(file).lastIndexOf('%%EOF') + 4;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: end }), async (length) => {
        await expect(pdfLines(file.subarray(0, length), 'x.pdf')).rejects.toEqual(refusedWith('READ_PDF_BROKEN'));
      }),
    );
  });

  it('a PDF with changed bytes is read or refused and never crashes the reader', async () => {
    const file = writePdf([sentences]);
    const change = fc.tuple(fc.integer({ min: 0, max: file.length - 1 }), fc.integer({ min: 0, max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 30 }), async (changes) => {
        const changed = Uint8Array.from(file);
        for (const [at, byte] of changes) changed[at] = byte;
        const outcome = await pdfLines(changed, 'x.pdf').catch((error: { code?: string }) => error.code);
        expect(Array.isArray(outcome) || /^READ_/.test(String(outcome))).toBe(true);
      }),
      { numRuns: runs(15) },
    );
  }, 120_000);

  const pages = '<< /Type /Catalog /Pages 2 0 R >>';
  it.each([
    [
      'noise',
      Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(15_000_000, '\x9c\x01obj<<'), Buffer.from('%%EOF')]),
    ],
    ['a tree of pages that bites its tail', fileOf([pages, '<< /Type /Pages /Kids [2 0 R] /Count 1 >>'])],
    ['no page', fileOf([pages, '<< /Type /Pages /Kids [] /Count 0 >>'])],
  ])('a PDF that holds %s is refused', async (_, file) => {
    await expect(pdfLines(file, 'x.pdf')).rejects.toEqual(refusedWith('READ_PDF_BROKEN'));
  });

  it('a PDF that is too large is refused, and one that takes too long is given up', async () => {
    const blank = writePdf(Array.from({ length: 5_000 }, () => ({ texts: [] })));
    await expect(pdfLines(blank, 'x.pdf')).rejects.toEqual(refusedWith('READ_PDF_TOO_LARGE'));
    await expect(pdfLines(new Uint8Array(21 * 1024 * 1024), 'x.pdf')).rejects.toEqual(refusedWith('READ_TOO_LARGE'));
    await expect(pdfLines(writePdf([sentences]), 'x.pdf', { ...usualLimits, seconds: 0.001 })).rejects.toEqual(
      refusedWith('READ_TAKES_TOO_LONG'),
    );
  });
});
