import { describe, expect, it } from '@jest/globals';
import { networkFault } from './network-fault.js';

describe('a fault of the network', () => {
  it.each([
    ['in its code', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
    [
      'in what caused it',
      new Error('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) }),
    ],
    ['in one of several', new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })])],
    ['in its text', new Error('14 UNAVAILABLE: Last error: connect ECONNREFUSED 127.0.0.1:1')],
  ])('a fault of the network is recognised %s', (_, error) => {
    expect(networkFault(error)?.value).toBe('ECONNREFUSED');
  });

  it('a fault of the network that has no words of its own is one of TLS, or is none', () => {
    expect(networkFault({ code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' })?.text.zh).toBe('TLS 连接未能建立');
    expect(networkFault(new TypeError('x is not a function'))).toBeUndefined();
    expect(networkFault(undefined)).toBeUndefined();
  });
});
