import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { specsOf } from '#projections';
import { rowVersions, taskColumns } from './row.js';

const fingerprint = createHash('sha256')
  .update(JSON.stringify(specsOf(taskColumns)))
  .digest('hex')
  .slice(0, 12);

describe('the row of a task', () => {
  /** When it fails: let both versions in row.ts grow, then write the new versions and the new fingerprint here. */
  it('a change of the columns of a task comes with new versions of the models that keep them', () => {
    expect({ ...rowVersions, fingerprint }).toEqual({ taskBoard: 6, taskHistory: 3, fingerprint: '1b17a28eddc4' });
  });
});
