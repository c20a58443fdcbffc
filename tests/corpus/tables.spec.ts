import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readDocument } from '../../libs/plans/domain/reading/index.js';
import { readSeed } from './documents.js';
import { everything, type GoldPlan, type Scores, score } from './score.js';

const tableLabels = (name: string): GoldPlan =>
  JSON.parse(readFileSync(new URL(`./tables/${name}.json`, import.meta.url), 'utf8')) as GoldPlan;

/** The extraction moved one character of one row away from its printed place. */
const oneRowMoved: Scores = { ...everything, text: 56 / 57 };

describe('tables that were labelled by hand, row by row', () => {
  it.each([
    ['2021-air', everything],
    ['2021-soil', everything],
    ['2020-air-table', oneRowMoved],
    ['2020-water-table', everything],
    ['2020-soil-table', everything],
    ['2020-housing-table', everything],
  ])('the table %s is read as it was labelled by hand', (name, scores) => {
    const gold = tableLabels(name);
    const plan = readSeed(gold.document).plans.find(({ title }) => title === gold.title);
    expect(score(gold, plan)).toEqual(scores);
    expect(plan).toMatchObject({
      form: 'table',
      documentNumber: gold.documentNumber,
      issuedOn: gold.issuedOn,
      lineRange: gold.lineRange,
    });
  });
});

const others = new URL('./tables/other/', import.meta.url);
const otherNames = readdirSync(others)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''));

/** Three columns of units with one unit in a line: in one row nothing shows where the third column begins. */
const oneRowGuessed: Readonly<Record<string, Scores>> = { 'three-unit-columns': { ...everything, roles: 5 / 6 } };

describe('tables as other places draw them', () => {
  it.each(otherNames)('the table %s as another place draws it is read as it was labelled by hand', (name) => {
    const { plans } = readDocument({ name, text: readFileSync(new URL(`${name}.txt`, others), 'utf8') });
    expect(plans.map(({ form }) => form)).toEqual(['table']);
    expect(score(tableLabels(`other/${name}`), plans[0])).toEqual(oneRowGuessed[name] ?? everything);
  });

  it('the reading says where a column of units is only guessed', () => {
    const text = readFileSync(new URL('three-unit-columns.txt', others), 'utf8');
    const [plan] = readDocument({ name: 'three-unit-columns', text }).plans;
    const doubted = plan!.findings.filter(({ code }) => code === 'READ_UNIT_COLUMN_INFERRED');
    expect(doubted.map(({ taskIndex }) => taskIndex)).toContain(1);
  });
});
