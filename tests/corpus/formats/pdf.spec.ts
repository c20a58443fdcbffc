import { describe, expect, it } from '@jest/globals';
import { readDocument, type ReadTask } from '../../../libs/plans/domain/reading/index.js';
import { pdfLines } from '../../../libs/plans/files/pdf/index.js';
import { planTitled, readSeed, seedDocuments, seedText } from '../documents.js';
import { printed } from './pdf-typesetter.js';

const title = '2023年通州区政府工作报告重点工作分工方案';

/** A task without the places it was read from. */
const content = (task: ReadTask) => ({ ...task, line: 0, lines: [], confidence: null });

const plan2023 = (): Uint8Array => {
  const texts = seedText(seedDocuments.plan2023).split('\n');
  return printed({
    runningHead: '政府工作报告重点工作分工',
    blocks: texts
      .filter((text) => text.trim() !== '')
      .map((paragraph) => ({
        paragraph: paragraph.trim(),
        centred: /^2023年通州区政府工作报告$|^重点工作分工方案$|关于印发|通政发/.test(paragraph),
      })),
  });
};

describe('a plan issued as PDF', () => {
  it('reads to the same tasks as its text', async () => {
    const lines = await pdfLines(plan2023(), 'plan.pdf');
    const plan = planTitled(readDocument({ name: 'plan.pdf', lines }), title);
    expect(plan.tasks.map(content)).toEqual(planTitled(readSeed(seedDocuments.plan2023), title).tasks.map(content));
  });
});
