import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { type TestDatabase, testDatabase } from '#testing';
import { type Answered, createInbox, type Inbox } from './inbox.js';

const answered = (id: string, answer: string, sender = 'a'): Answered => ({
  sender,
  id,
  digest: `digest of ${id}`,
  answer: { answer },
});
const sorted = (answers: readonly Answered[]) => [...answers].sort((one, other) => (one.id < other.id ? -1 : 1));

describe('the inbox', () => {
  let testing: TestDatabase;
  let database: DataSource;
  let inbox: Inbox;
  let statements: string[] = [];

  beforeAll(async () => {
    testing = await testDatabase();
    database = await new DataSource({ type: 'postgres', url: testing.connectionString }).initialize();
    inbox = await createInbox(database);
    const query = database.query.bind(database);
    database.query = ((sql: string, parameters?: unknown[]) => {
      statements.push(sql);
      return query(sql, parameters);
    }) as typeof database.query;
  });
  afterAll(async () => {
    await database.destroy();
    await testing.close();
  });

  it('the inbox finds the answers to many messages by one statement, and no answer to a message that was never answered', async () => {
    const kept = ['f1', 'f2', 'f3'].map((id) => answered(id, 'yes'));
    await inbox.keep(kept);
    statements = [];
    const asked = [...kept, answered('f1', ''), answered('f4', ''), answered('f1', '', 'b')];
    expect(sorted(await inbox.find(asked))).toEqual(kept);
    expect(statements).toHaveLength(1);
    expect(await inbox.find([])).toEqual([]);
  });

  it('the inbox keeps many answers by one statement', async () => {
    statements = [];
    const many = Array.from({ length: 500 }, (_, index) => answered(`k${1_000 + index}`, 'yes'));
    expect(sorted(await inbox.keep(many))).toEqual(many);
    expect(statements).toHaveLength(1);
  });

  it('the inbox keeps the first answer, of this call or an earlier one, and returns it', async () => {
    await inbox.keep([answered('one', 'first')]);
    const given = [answered('one', 'second'), answered('two', 'first'), answered('two', 'second')];
    const kept = [answered('one', 'first'), answered('two', 'first')];
    expect(sorted(await inbox.keep(given))).toEqual(kept);
    expect(sorted(await inbox.find(given))).toEqual(kept);
  });

  it('the inbox gives two processes that keep the same messages at once the same answers', async () => {
    const ids = Array.from({ length: 200 }, (_, index) => `r${1_000 + index}`);
    const [one, other] = await Promise.all([
      inbox.keep(ids.map((id) => answered(id, 'one'))),
      inbox.keep(ids.toReversed().map((id) => answered(id, 'other'))),
    ]);
    expect(sorted(one)).toEqual(sorted(other));
  });

  it('the inbox keeps every text of a sender, also one that the database does not accept inside JSON', async () => {
    const odd = [answered('odd', 'a\u0000b'), answered('odd2', '\ud800 half a pair')];
    expect(sorted(await inbox.keep(odd))).toEqual(odd);
  });

  it('the inbox goes on with a table that an earlier version made', async () => {
    await database.query(`DELETE FROM zhezi_intake.inbox WHERE id LIKE 'odd%'`);
    await database.query('ALTER TABLE zhezi_intake.inbox ALTER COLUMN answer TYPE jsonb USING answer::text::jsonb');
    const again = await createInbox(database);
    expect(await again.find([answered('one', '')])).toEqual([answered('one', 'first')]);
    expect(await again.keep([answered('odd', 'a\u0000b')])).toEqual([answered('odd', 'a\u0000b')]);
  });

  it('the inbox forgets answers that are older than a given time', async () => {
    await inbox.keep([answered('old', 'yes')]);
    await inbox.forgetBefore('2999-01-01T00:00:00.000Z');
    expect(await inbox.find([answered('old', '')])).toEqual([]);
  });
});
