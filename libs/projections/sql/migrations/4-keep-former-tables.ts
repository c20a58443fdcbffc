import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a swap leaves behind, and which versions are over. */
export class KeepFormerTables1700000000004 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE zhezi_read.checkpoints
        ADD COLUMN kept jsonb,
        ADD COLUMN superseded integer[] NOT NULL DEFAULT '{}'`);
    await queryRunner.query(
      `COMMENT ON COLUMN zhezi_read.checkpoints.kept IS 'version, tables and position of the tables before the last swap; their names end in __kept'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN zhezi_read.checkpoints.superseded IS 'versions that another has replaced: their programs do not start'`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE zhezi_read.checkpoints DROP COLUMN kept, DROP COLUMN superseded');
  }
}
