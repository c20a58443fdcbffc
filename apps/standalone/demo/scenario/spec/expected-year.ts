import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { scenarioFile } from '../read-scenario.js';

/** What the file beside a scenario says of its year, to which specs and `.ci/check-demo.mjs` hold the year that is played. */
const expectedYear = z.strictObject({
  tasks: z.int(),
  events: z.int(),
  commands: z.int(),
  /** Only what the scenario wants refused. */
  refusals: z.record(z.string(), z.int()),
  /** Of the tasks that were concluded. */
  onTimeShare: z.strictObject({ above: z.number(), below: z.number() }),
});

export const expectedOf = (scenario: string): z.infer<typeof expectedYear> =>
  expectedYear.parse(JSON.parse(readFileSync(scenarioFile(`${scenario}.expected`), 'utf8')));
