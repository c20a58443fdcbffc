import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a model's feed goes on, for feeds that count otherwise than the store does: Kafka's offsets. */
export class AddBookmarks1700000000003 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE zhezi_read.checkpoints ADD COLUMN bookmark jsonb');
    await queryRunner.query(
      `COMMENT ON COLUMN zhezi_read.checkpoints.bookmark IS 'of the feed, for the same events as position; NULL: position says it'`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE zhezi_read.checkpoints DROP COLUMN bookmark');
  }
}
