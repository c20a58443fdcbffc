import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where each reactor goes on after a restart. */
export class CreateReactors1700000000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE zhezi_read.reactors (
        name       text PRIMARY KEY,
        position   bigint NOT NULL,
        updated_at timestamptz NOT NULL
      ) WITH (fillfactor = 50)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE zhezi_read.reactors');
  }
}
