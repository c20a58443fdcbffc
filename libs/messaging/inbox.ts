import type { DataSource } from 'typeorm';
import type { JsonObject, Timestamp } from '#kernel';

/** What a message was, and what was answered to it. */
export interface Answered {
  /** Of the message, so that an id that comes with other content is noticed. */
  readonly digest: string;
  readonly answer: JsonObject;
}

/** The answers to messages by sender and id: whatever comes again, however often, is answered as the first time. */
export interface Inbox {
  find(sender: string, id: string): Promise<Answered | undefined>;
  /** The first answer stays: it is what is returned, when another process was quicker. */
  keep(sender: string, id: string, answered: Answered): Promise<Answered>;
  /** Forgets answers of before; what may still come again must be younger. */
  forgetBefore(before: Timestamp): Promise<void>;
}

const table = `
  CREATE SCHEMA IF NOT EXISTS zhezi_intake;
  CREATE TABLE IF NOT EXISTS zhezi_intake.inbox (
    sender   text NOT NULL,
    id       text NOT NULL,
    digest   text NOT NULL,
    answer   jsonb NOT NULL,
    kept_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (sender, id)
  );
  CREATE INDEX IF NOT EXISTS inbox_kept_at ON zhezi_intake.inbox (kept_at)`;
const installLock = 7_130_031;

/** In PostgreSQL, in a schema of its own: unlike read models it does not follow from the events alone. */
export async function createInbox(database: DataSource): Promise<Inbox> {
  await database.transaction(async (sql) => {
    await sql.query('SELECT pg_advisory_xact_lock($1)', [installLock]);
    await sql.query(table);
  });
  const find = async (sender: string, id: string): Promise<Answered | undefined> =>
    (
      await database.query<Answered[]>('SELECT digest, answer FROM zhezi_intake.inbox WHERE sender = $1 AND id = $2', [
        sender,
        id,
      ])
    )[0];
  return {
    find,
    async keep(sender, id, answered) {
      await database.query(
        'INSERT INTO zhezi_intake.inbox (sender, id, digest, answer) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
        [sender, id, answered.digest, answered.answer],
      );
      return (await find(sender, id)) ?? answered;
    },
    async forgetBefore(before) {
      await database.query('DELETE FROM zhezi_intake.inbox WHERE kept_at < $1', [before]);
    },
  };
}
