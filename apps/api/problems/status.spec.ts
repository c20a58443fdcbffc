import { describe, expect, it } from '@jest/globals';
import { problemCatalogue } from './catalogue.js';
import { statusOf, titleOf } from './status.js';

const codesWith = (...statuses: number[]) =>
  Object.fromEntries(
    Object.entries(problemCatalogue)
      .map(([code, entry]) => [code, statusOf(entry)] as const)
      .filter(([, status]) => statuses.includes(status)),
  );

describe('the HTTP status of a refusal', () => {
  it('the HTTP status of a refusal is 503 for what is unavailable and 500 for a fault of ours', () => {
    expect(codesWith(500, 503)).toEqual({
      READ_MODEL_BEHIND: 503,
      PORT_UNUSABLE: 503,
      STORAGE_UNAVAILABLE: 503,
      LIVE_CONNECTIONS_EXHAUSTED: 503,
      INTERNAL: 500,
      DATABASE_FAILED: 503,
      DATABASE_UNUSABLE: 503,
      DATA_FOLDER_UNUSABLE: 503,
      KEYS_UNREADABLE: 503,
      FILE_UNUSABLE: 503,
      STORE_FULL: 503,
      STOP_TOO_LONG: 500,
    });
  });

  it('the HTTP status of a refusal follows from its kind alone, but for the two answers of HTTP itself', () => {
    const withStatus = Object.entries(problemCatalogue).filter(([, entry]) => 'status' in entry);
    expect(withStatus.map(([code]) => code)).toEqual(['METHOD_NOT_ALLOWED', 'MEDIA_TYPE_UNSUPPORTED']);
    expect(codesWith(405, 415)).toEqual({ METHOD_NOT_ALLOWED: 405, MEDIA_TYPE_UNSUPPORTED: 415 });
  });

  it('every HTTP status of a refusal has a title in both languages', () => {
    expect([titleOf(503, 'zh'), titleOf(503, 'en')]).toEqual(['暂不可用', 'Not available at the moment']);
  });
});
