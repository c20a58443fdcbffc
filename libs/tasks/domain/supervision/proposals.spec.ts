import { expect, it } from '@jest/globals';
import { specification } from '#testing';
import { command, decider, history, people, started, sweep } from '../spec/tasks.js';

const { given } = specification(decider);
const decide = (type: 'ApproveMeasure' | 'DeclineMeasure', proposal: string) =>
  command(type, people.head, '2023-08-02', { proposal, opinion: '同意' });

it.each(['ApproveMeasure', 'DeclineMeasure'] as const)(
  'a proposal that was decided by %s leaves the other proposals of the task to be decided',
  (type) => {
    const proposed = [...started, sweep('2023-08-01')];
    const decided = history(...proposed, decide(type, 'p1'));
    given(decided).when(decide('ApproveMeasure', 'p1')).then('PROPOSAL_NOT_PENDING');
    expect(given(decided).when(decide('ApproveMeasure', 'p2')).events()).toMatchObject([
      { type: 'MeasureApproved', data: { proposal: 'p2', measure: 'interview' } },
    ]);
  },
);
