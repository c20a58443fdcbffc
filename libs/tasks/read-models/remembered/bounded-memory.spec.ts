import { describe, expect, it } from '@jest/globals';
import { BoundedMemory, jsonText } from './bounded-memory.js';

const kilobyte = (name: string) => ({ name, text: jsonText('x'.repeat(722)) });
const fill = (memory: BoundedMemory<ReturnType<typeof kilobyte>>, from: number, count: number): void => {
  for (let at = from; at < from + count; at++) memory.put(`k${at}`, kilobyte(`v${at}`));
};

describe('a bounded memory', () => {
  it('a bounded memory gives back what was put last under a key', () => {
    const memory = new BoundedMemory<ReturnType<typeof kilobyte>>();
    memory.put('a', kilobyte('first'));
    memory.put('a', kilobyte('second'));
    expect(memory.get('a')?.name).toBe('second');
    expect(memory.get('b')).toBeUndefined();
  });

  it('a bounded memory holds no more bytes than it may', () => {
    const memory = new BoundedMemory<ReturnType<typeof kilobyte>>(100 * 1024);
    fill(memory, 0, 1_000);
    const held = Array.from({ length: 1_000 }, (_, at) => memory.get(`k${at}`)).filter(Boolean);
    expect(held.length).toBeGreaterThan(20);
    expect(held.length).toBeLessThanOrEqual(100);
  });

  it('a bounded memory forgets what nobody asks for before what is asked for', () => {
    const memory = new BoundedMemory<ReturnType<typeof kilobyte>>(100 * 1024);
    memory.put('asked', kilobyte('asked'));
    memory.put('not asked', kilobyte('not asked'));
    for (let at = 0; at < 300; at += 30) {
      fill(memory, at, 30);
      expect(memory.get('asked')?.name).toBe('asked');
    }
    expect(memory.get('not asked')).toBeUndefined();
  });

  it('a bounded memory never gives back what was replaced, however its halves have turned', () => {
    const memory = new BoundedMemory<ReturnType<typeof kilobyte>>(100 * 1024);
    memory.put('a', kilobyte('first'));
    fill(memory, 0, 60);
    memory.put('a', kilobyte('second'));
    fill(memory, 60, 45);
    expect(memory.get('a')?.name ?? 'second').toBe('second');
  });
});
