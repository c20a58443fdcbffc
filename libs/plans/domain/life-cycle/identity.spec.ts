import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { planIdOf } from './identity.js';

const title = '2021年通州区政府折子工程';
const number = '通政发〔2021〕1号';

describe('the id of a plan', () => {
  it('the id of a plan never changes, because stored events name it', () => {
    expect(planIdOf(title, number)).toBe('p3e21b3928d4b');
    expect(planIdOf(title, number)).toMatch(/^p[0-9a-f]{12}$/);
  });

  it.each(['2021 年通州区政府 折子工程', '《2021年通州区政府折子工程》', '２０２１年通州区政府\n折子工程'])(
    'the id of a plan is the same for the title printed as %j',
    (printed) => {
      expect(planIdOf(printed, number)).toBe(planIdOf(title, number));
    },
  );

  it('the id of a plan differs for another year, for another number and for no number', () => {
    const ids = [
      planIdOf(title, number),
      planIdOf('2022年通州区政府折子工程', number),
      planIdOf(title, '通政发〔2021〕2号'),
      planIdOf(title, null),
    ];
    expect(new Set(ids).size).toBe(4);
  });

  it('the id of a plan does not depend on where the spaces are', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('', ' ', '\u3000', '\n'), { minLength: title.length }), (gaps) => {
        const spaced = [...title].map((character, place) => character + gaps[place]).join('');
        expect(planIdOf(spaced, number)).toBe(planIdOf(title, number));
      }),
    );
  });
});
