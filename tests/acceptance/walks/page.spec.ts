import { describe, expect, it } from '@jest/globals';
import { commandsIn } from './page.js';

describe('the commands of a page', () => {
  it('the commands of a page are the lines of its shell blocks, with the output shown below the last of a block', () => {
    const page = [
      'Text',
      '```sh',
      '# first',
      'a --x   # why',
      'b \\',
      '  --y',
      '```',
      'Said:',
      '```text',
      'one … two',
      '',
      '```',
      '```json',
      '{}',
      '```',
    ];
    expect(commandsIn(page.join('\n'))).toEqual([
      { text: 'a --x', shown: [], staysRunning: false },
      { text: 'b --y', shown: ['one … two'], staysRunning: false },
    ]);
  });

  it('the commands of a page that stay running are marked behind the language of their block', () => {
    expect(commandsIn('```sh stays-running\nnpm start\n```')).toEqual([
      { text: 'npm start', shown: [], staysRunning: true },
    ]);
  });
});
