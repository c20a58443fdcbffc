import { describe, expect, it } from '@jest/globals';
import { ReadDatabase } from './read-database.js';

describe('a read database', () => {
  it('a read database gives no connections before it is connected, and says so', () => {
    const database = new ReadDatabase('postgres://never.connected');
    expect(() => database.pool).toThrow('the read database was not connected yet');
  });

  it('a read database counts its statements apart from those of another read database', () => {
    const [one, other] = [new ReadDatabase('postgres://one'), new ReadDatabase('postgres://other')];
    one.readStatements.nameOf('SELECT 1');
    expect(one.readStatements.nameOf('SELECT 2')).toBe('read_2');
    expect(other.readStatements.nameOf('SELECT 2')).toBe('read_1');
  });
});
