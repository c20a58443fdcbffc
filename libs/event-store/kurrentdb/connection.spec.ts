import { describe, expect, it } from '@jest/globals';
import { isKurrentAddress, normalized } from './address.js';
import { connect } from './connection.js';

describe('the address of KurrentDB', () => {
  it.each([
    ['kurrentdb://127.0.0.1:2113?tls=false', 'kurrentdb://127.0.0.1:2113?tls=false'],
    ['esdb://db.example:2113', 'kurrentdb://db.example:2113'],
    ['esdb+discover://c.example', 'kurrentdb+discover://c.example?nodePreference=leader'],
    ['kurrentdb://a:1,b:2?tls=true', 'kurrentdb://a:1,b:2?tls=true&nodePreference=leader'],
    ['kurrentdb://a:1,b:2?nodePreference=follower', 'kurrentdb://a:1,b:2?nodePreference=follower'],
    ['kurrentdb://a?throwOnAppendFailure=false&tls=true', 'kurrentdb://a?tls=true'],
  ])('the address %s of KurrentDB becomes %s', (given, used) => {
    expect(normalized(given)).toBe(used);
    expect(isKurrentAddress(given)).toBe(true);
  });

  it('the address of a PostgreSQL is not taken for one of KurrentDB', () => {
    expect(isKurrentAddress('postgres://db.example/kurrentdb://')).toBe(false);
  });

  it.each([
    [' esdb://db.example:2113 ', 'kurrentdb://db.example:2113'],
    ['kurrentdb://a?x=esdb&y=throwOnAppendFailure=1', 'kurrentdb://a?x=esdb&y=throwOnAppendFailure=1'],
  ])(
    'the address %j of KurrentDB has blanks around it left out, and what only looks like an option kept',
    (given, used) => {
      expect(normalized(given)).toBe(used);
      expect(isKurrentAddress(given)).toBe(true);
    },
  );

  it('a wrong address of KurrentDB is refused with what was found', () => {
    expect(() => connect('kurrentdb://h:port')).toThrow(
      'the address of KurrentDB cannot be used: Unexpected "port" at position 14, expected port number.',
    );
  });

  it.each(['secret', 'sec/ret', 'sec/r@et', 'sec?ret/', 'sec/ret ret'])(
    'a wrong address of KurrentDB is refused without showing the password %s',
    (password) => {
      const refused = expect(() => connect(`kurrentdb://admin:${password}@h:/`));
      refused.toThrow(/cannot be used/);
      refused.not.toThrow(/sec|ret/);
    },
  );
});
