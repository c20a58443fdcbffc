import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The runner's own tables. Those of the models follow from their table specifications, one set per version. */
export class CreateCheckpoints1700000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE zhezi_read.checkpoints (
        model        text PRIMARY KEY,
        version      integer NOT NULL,
        tables       text[] NOT NULL,
        position     bigint NOT NULL,
        epoch        integer NOT NULL DEFAULT 0,
        generation   integer NOT NULL DEFAULT 0,
        updated_at   timestamptz NOT NULL,
        heartbeat_at timestamptz
      ) WITH (fillfactor = 50)`);
    await queryRunner.query(`
      CREATE TABLE zhezi_read.quarantine (
        model     text NOT NULL,
        stream    text NOT NULL,
        revision  integer NOT NULL,
        position  bigint NOT NULL,
        type      text NOT NULL,
        error     text,
        parked_at timestamptz NOT NULL,
        PRIMARY KEY (model, stream, revision)
      )`);
    await comment(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE zhezi_read.quarantine, zhezi_read.checkpoints');
  }
}

async function comment(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(
    `COMMENT ON COLUMN zhezi_read.checkpoints.epoch IS 'grows with each owner; fences the one before'`,
  );
  await queryRunner.query(
    `COMMENT ON COLUMN zhezi_read.checkpoints.generation IS 'grows when rows change beside the owner: swap, retry'`,
  );
  await queryRunner.query(
    `COMMENT ON COLUMN zhezi_read.quarantine.error IS 'NULL for events parked behind the one that failed'`,
  );
}
