import { describe, expect, it } from '@jest/globals';
import { DomainError } from '#kernel';
import { decodeDocument, maximumBytes } from './decode.js';

const utf8 = (text: string) => new TextEncoder().encode(text);
const codeOf = (bytes: Uint8Array): string => {
  try {
    decodeDocument(bytes, 'f.txt');
    return 'read';
  } catch (error) {
    return error instanceof DomainError ? error.code : 'other';
  }
};

describe('the text of a file', () => {
  it('the text of a file is UTF-8 with or without a byte order mark', () => {
    expect(decodeDocument(utf8('一、目标'), 'f')).toBe('一、目标');
    expect(decodeDocument(new Uint8Array([0xef, 0xbb, 0xbf, ...utf8('一、目标')]), 'f')).toBe('一、目标');
  });

  it('the text of a file is GB18030 where it is not UTF-8', () => {
    expect(decodeDocument(new Uint8Array([0xd2, 0xbb, 0xa1, 0xa2, 0xc4, 0xbf, 0xb1, 0xea]), 'f')).toBe('一、目标');
  });

  it('the text of a file is UTF-16 where a byte order mark says so', () => {
    expect(decodeDocument(new Uint8Array([0xff, 0xfe, 0x00, 0x4e, 0x01, 0x30]), 'f')).toBe('一、');
    expect(decodeDocument(new Uint8Array([0xfe, 0xff, 0x4e, 0x00, 0x30, 0x01]), 'f')).toBe('一、');
  });

  it.each([
    ['zeros', new Uint8Array(64)],
    ['random bytes', Uint8Array.from({ length: 400 }, (_, i) => (i * 7919) % 256)],
  ])('the text of a file is refused as binary: %s', (_, bytes) => {
    expect(codeOf(bytes)).toBe('READ_BINARY_FILE');
  });

  it('the text of a file is refused when empty, blank, of unknown encoding or too large', () => {
    expect(codeOf(new Uint8Array())).toBe('READ_EMPTY_FILE');
    expect(codeOf(utf8(' \n\t\n'))).toBe('READ_EMPTY_FILE');
    expect(codeOf(new Uint8Array([0x61, 0xff, 0xff, 0x62]))).toBe('READ_ENCODING_UNKNOWN');
    expect(codeOf(new Uint8Array(maximumBytes + 1))).toBe('READ_TOO_LARGE');
  });

  it('the text of a file is refused where lines in UTF-8 and lines in GB18030 are mixed, and where a character is cut: no line is read wrong', () => {
    const gb = [0xd2, 0xbb, 0xa1, 0xa2, 0xc4, 0xbf, 0xb1, 0xea];
    expect(() => decodeDocument(new Uint8Array([...utf8('责任单位：县工信局\n'), ...gb]), 'f')).toThrow(
      expect.objectContaining({ code: 'READ_ENCODING_MIXED', details: { name: 'f', line: 2 } }),
    );
    expect(codeOf(utf8('责任单位：县工信局\n完成时限：年底').subarray(0, -1))).toBe('READ_ENCODING_MIXED');
  });

  it('the refusal of a file says what the file is and what to do', () => {
    expect(() => decodeDocument(new Uint8Array(64), '方案.dat')).toThrow(
      expect.objectContaining({
        details: { name: '方案.dat' },
        entry: expect.objectContaining({ zh: expect.stringContaining('另存为') }),
      }),
    );
  });
});
