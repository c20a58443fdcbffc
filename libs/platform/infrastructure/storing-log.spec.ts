import { describe, expect, it } from '@jest/globals';
import { storingLog } from './storing-log.js';

describe('the log of storing', () => {
  it('the log of storing warns once when it begins to fail and once when all of it works again', () => {
    const said: unknown[] = [];
    const note = storingLog({ warn: (details, message) => said.push([message, details]) });
    note('room');
    note('store');
    expect(said).toEqual([]);
    const failed = ['no events can be stored', { reason: 'full' }];
    note('room', new Error('full'));
    note('room', new Error('full'));
    note('store', new Error('away'));
    expect(said).toEqual([failed]);
    note('room');
    note('store');
    note('store');
    expect(said).toEqual([failed, ['events can be stored again', {}]]);
    note('store', new Error('full'));
    expect(said).toHaveLength(3);
  });
});
