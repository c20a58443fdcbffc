import type { DataSource } from 'typeorm';
import type { JsonObject, Timestamp } from '#kernel';

/** Identifies a message: by its sender and the id that the sender gave it. */
export interface Sent {
  readonly sender: string;
  readonly id: string;
}

/** A message and the answer to it. */
export interface Answered extends Sent {
  /** Of the message, so that an id that comes with other content is noticed. */
  readonly digest: string;
  readonly answer: JsonObject;
}

/** The answers to messages by sender and id, so that a message that comes again gets the first answer again. */
export interface Inbox {
  /** The known answers to these messages, in no order, by one statement. */
  find(messages: readonly Sent[]): Promise<readonly Answered[]>;
  /**
   * Keeps all or none, by one statement. The first answer to a message stays, whether this call or another process gave it.
   * @returns what is kept now: one answer for each message, in no order.
   */
  keep(answers: readonly Answered[]): Promise<readonly Answered[]>;
  /** Forgets older answers. Messages that may still come again must be younger. */
  forgetBefore(before: Timestamp): Promise<void>;
}

/** The answer is `json`, not `jsonb`: that refuses some texts which a sender may write (U+0000, half a surrogate pair). */
const table = `
  CREATE SCHEMA IF NOT EXISTS zhezi_intake;
  CREATE TABLE IF NOT EXISTS zhezi_intake.inbox (
    sender   text NOT NULL,
    id       text NOT NULL,
    digest   text NOT NULL,
    answer   json NOT NULL,
    kept_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (sender, id)
  );
  CREATE INDEX IF NOT EXISTS inbox_kept_at ON zhezi_intake.inbox (kept_at);
  DO $$ BEGIN
    IF (SELECT atttypid FROM pg_attribute WHERE attrelid = 'zhezi_intake.inbox'::regclass AND attname = 'answer') = 'jsonb'::regtype
    THEN ALTER TABLE zhezi_intake.inbox ALTER COLUMN answer TYPE json;
    END IF;
  END $$`;
const installLock = 7_130_031;

const known = `
  SELECT sender, id, digest, answer
  FROM zhezi_intake.inbox JOIN unnest($1::text[], $2::text[]) AS asked (sender, id) USING (sender, id)`;

/** In the order of the key, so that two processes that keep the same messages do not wait for each other in a circle. */
const insert = `
  INSERT INTO zhezi_intake.inbox (sender, id, digest, answer)
  SELECT sender, id, digest, answer::json
  FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) WITH ORDINALITY AS given (sender, id, digest, answer, place)
  ORDER BY sender, id, place
  ON CONFLICT DO NOTHING
  RETURNING sender, id, digest, answer`;

/** In PostgreSQL, in a schema of its own: unlike read models it does not follow from the events alone. */
export async function createInbox(database: DataSource): Promise<Inbox> {
  await database.transaction(async (sql) => {
    await sql.query('SELECT pg_advisory_xact_lock($1)', [installLock]);
    await sql.query(table);
  });
  const find: Inbox['find'] = async (messages) => {
    if (messages.length === 0) return [];
    const asked = [...new Map(messages.map((message) => [messageKey(message), message])).values()];
    return database.query<Answered[]>(known, [asked.map(({ sender }) => sender), asked.map(({ id }) => id)]);
  };
  return {
    find,
    async keep(answers) {
      if (answers.length === 0) return [];
      const kept = await database.query<Answered[]>(insert, [
        answers.map(({ sender }) => sender),
        answers.map(({ id }) => id),
        answers.map(({ digest }) => digest),
        answers.map(({ answer }) => JSON.stringify(answer)),
      ]);
      const ours = new Set(kept.map(messageKey));
      return [...kept, ...(await find(answers.filter((answer) => !ours.has(messageKey(answer)))))];
    },
    async forgetBefore(before) {
      await database.query('DELETE FROM zhezi_intake.inbox WHERE kept_at < $1', [before]);
    },
  };
}

/** The same text for the same sender and id, and for no other. */
export const messageKey = ({ sender, id }: Sent): string => JSON.stringify([sender, id]);
