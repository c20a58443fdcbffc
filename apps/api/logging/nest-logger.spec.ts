import { describe, expect, it } from '@jest/globals';
import { silentLog } from '#runtime';
import { nestLogger } from './nest-logger.js';

describe('the log of Nest', () => {
  function logged() {
    const errors: string[] = [];
    return { errors, log: { ...silentLog, error: (_: object, message: string) => void errors.push(message) } };
  }

  it('the log of Nest leaves out what is thrown as well, because a sentence says that', () => {
    const { errors, log } = logged();
    nestLogger(log).error('Error: listen EADDRINUSE', 'NestApplication');
    nestLogger(log).error(new Error('no route'), 'a stack', 'ExceptionHandler');
    expect(errors).toEqual([]);
  });

  it('the log of Nest has every other error', () => {
    const { errors, log } = logged();
    nestLogger(log).error('no answer', 'ExceptionsHandler');
    nestLogger(log).error('no context');
    expect(errors).toEqual(['no answer', 'no context']);
  });
});
