import { describe, expect, it } from '@jest/globals';
import { StatementNames } from './statement-names.js';

describe('the names of statements', () => {
  it('names of statements are the same for the same text and different for different texts', () => {
    const names = new StatementNames('read', 10);
    const [one, two] = [names.nameOf('SELECT 1'), names.nameOf('SELECT 2')];
    expect([one, two]).toEqual(['read_1', 'read_2']);
    expect(names.nameOf('SELECT 1')).toBe(one);
  });

  it('names are given to a limited number of statements; those that have one keep it', () => {
    const names = new StatementNames('read', 2);
    names.nameOf('SELECT 1');
    names.nameOf('SELECT 2');
    expect(names.nameOf('SELECT 3')).toBeUndefined();
    expect(names.nameOf('SELECT 2')).toBe('read_2');
  });
});
