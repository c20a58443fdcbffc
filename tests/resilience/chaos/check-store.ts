import pg from 'pg';
import { taskIdOf, taskStream } from '#tasks/contract';
import { rungsFiredTwice } from '../history.js';

/** The answers that clients got, which the store must keep. */
export interface Promises {
  /** Ids of commands that were acknowledged, over HTTP or Kafka. */
  readonly acknowledged: ReadonlySet<string>;
  readonly refused: ReadonlySet<string>;
}

export interface Check {
  readonly name: string;
  /** How many things were checked. */
  readonly of: number;
  /** What is wrong, at most five of each kind. */
  readonly wrong: readonly string[];
}

type Ask = (sql: string) => Promise<Rows>;
type Rows = readonly Record<string, unknown>[];

/** The checks that need only the events. */
export async function checkStore(eventStoreUrl: string, promises: Promises): Promise<readonly Check[]> {
  const client = new pg.Client({ connectionString: eventStoreUrl, application_name: 'chaos' });
  await client.connect();
  const ask: Ask = async (sql) => (await client.query(sql)).rows as Rows;
  try {
    const events = Number((await ask('SELECT count(*) AS count FROM zhezi.events'))[0]!.count);
    const stored = new Set(
      (await ask(`SELECT DISTINCT left(metadata->>'commandId', 36) AS id FROM zhezi.events`)).map(({ id }) =>
        String(id),
      ),
    );
    const { acknowledged, refused } = promises;
    const rungs = await ask(
      `SELECT type, data FROM zhezi.events WHERE type IN ('ClockArmed', 'RungFired') ORDER BY position`,
    );
    return [
      check(
        'nothing acknowledged is lost',
        acknowledged.size,
        [...acknowledged].filter((id) => !stored.has(id)),
      ),
      check(
        'nothing refused is stored',
        refused.size,
        [...refused].filter((id) => stored.has(id)),
      ),
      check('nothing is applied twice', events, texts(await ask(appliedTwice))),
      check('texts that are given once are stored once', events, texts(await ask(saidTwice))),
      check('revisions have no gap', events, texts(await ask(gaps))),
      check(
        'no rung fired twice',
        rungs.filter(({ type }) => type === 'RungFired').length,
        rungsFiredTwice(rungs as never),
      ),
      await issuedAreDispatched(ask),
    ];
  } finally {
    await client.end();
  }
}

export const check = (name: string, of: number, wrong: readonly string[]): Check => ({
  name,
  of,
  wrong: wrong.length > 5 ? [...wrong.slice(0, 5), `… ${wrong.length} in all`] : wrong,
});

const texts = (rows: Rows): string[] => rows.map(({ wrong }) => String(wrong));

/** The events of a command follow one another in one stream. */
const appliedTwice = `
  SELECT min(stream) || ' ' || id AS wrong
  FROM (SELECT stream, revision, metadata->>'commandId' AS id FROM zhezi.events) e
  GROUP BY id HAVING max(revision) - min(revision) + 1 <> count(*) OR count(DISTINCT stream) > 1 LIMIT 100`;

const saidTwice = `
  SELECT said AS wrong
  FROM (SELECT coalesce(data->>'narrative', data->>'text', data->>'correct') AS said FROM zhezi.events
        WHERE type IN ('ProgressReported', 'InstructionGiven', 'CorrectionRecorded')) t
  WHERE said IS NOT NULL GROUP BY said HAVING count(*) > 1 LIMIT 100`;

/** 0, 1, 2, … in the global order. */
const gaps = `
  SELECT DISTINCT stream AS wrong
  FROM (SELECT stream, revision, row_number() OVER (PARTITION BY stream ORDER BY position) - 1 AS place
        FROM zhezi.events) e
  WHERE revision <> place LIMIT 100`;

async function issuedAreDispatched(ask: Ask): Promise<Check> {
  const plans = await ask(`SELECT data FROM zhezi.events WHERE type = 'PlanIssued'`);
  const issued = plans.flatMap(({ data }) => {
    const { planId, seqs } = data as { planId: string; seqs: number[] };
    return seqs.map((seq) => taskStream(taskIdOf(planId, seq)));
  });
  const dispatched = new Set(
    (await ask(`SELECT stream FROM zhezi.events WHERE type = 'TaskDispatched'`)).map(({ stream }) => String(stream)),
  );
  const name = 'issued tasks are dispatched';
  return check(
    name,
    issued.length,
    issued.filter((stream) => !dispatched.has(stream)),
  );
}
