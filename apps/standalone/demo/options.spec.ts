import { describe, expect, it } from '@jest/globals';
import { demoOptions } from './options.js';

describe('what the demo is asked for', () => {
  it('the demo serves in Chinese unless told otherwise', () => {
    expect(demoOptions([])).toEqual({ exit: false, json: false, language: 'zh', report: null });
    expect(demoOptions(['--exit', '--json', '--lang', 'en', '--report', 'year.txt'])).toEqual({
      ...{ exit: true, json: true, language: 'en', report: 'year.txt' },
    });
  });

  it.each([
    ['JSON from something that goes on serving', ['--json']],
    ['a language it does not speak', ['--lang', 'fr']],
    ['an option nobody knows', ['--fast']],
    ['a word it does not expect', ['now']],
  ])('the demo refuses %s', (_title, args) => {
    expect(() => demoOptions(args)).toThrow(expect.objectContaining({ code: 'DEMO_OPTION_INVALID' }));
  });
});
