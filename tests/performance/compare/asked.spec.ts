import { describe, expect, it } from '@jest/globals';
import { askedOf } from './asked.js';
import { commitOf } from './checkout.js';

const known = ['append', 'commands'];

describe('what a comparison is asked for', () => {
  it('a comparison is asked for with a commit and benchmarks, and has seven rounds unless told more', () => {
    expect(askedOf(['HEAD~1', 'append', 'commands'], known)).toEqual({
      commit: 'HEAD~1',
      names: ['append', 'commands'],
      rounds: 7,
      isStrict: false,
    });
    expect(askedOf(['--strict', 'HEAD~1', '--rounds', '11', 'append'], known)).toMatchObject({
      names: ['append'],
      rounds: 11,
      isStrict: true,
    });
  });

  it.each([
    ['nothing', []],
    ['a commit alone', ['HEAD']],
    ['a benchmark that is not there', ['HEAD', 'speed']],
    ['fewer than seven rounds', ['HEAD', 'append', '--rounds', '3']],
    ['rounds that are no number', ['HEAD', 'append', '--rounds', 'many']],
    ['an unknown option', ['--fast', 'append']],
  ])('a comparison that is asked for with %s is refused', (_, given) => {
    expect(askedOf(given, known)).toBeNull();
  });

  it('a comparison with an unknown commit is refused in a sentence', () => {
    expect(() => commitOf('no-such-commit')).toThrow('"no-such-commit" is no commit of this repository');
    expect(() => commitOf('--all')).toThrow('"--all" is no commit of this repository');
    expect(commitOf('HEAD')).toMatch(/^[0-9a-f]{40}$/);
  });
});
