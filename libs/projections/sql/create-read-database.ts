import { ReadDatabase, type ReadDatabaseOptions } from './read-database.js';
import { schema } from './table-sql.js';

/** Connects to the database of the read models and brings the runner's own tables up to date (TypeORM migrations). */
export async function createReadDatabase(
  connectionString: string,
  options: ReadDatabaseOptions = {},
): Promise<ReadDatabase> {
  const database = new ReadDatabase(connectionString, options);
  await database.initialize();
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

const migrationLock = 7_130_011;

/** One process at a time, because several start at once. */
async function migrate(database: ReadDatabase): Promise<void> {
  await using guard = database.createQueryRunner();
  await guard.query('SELECT pg_advisory_lock($1)', [migrationLock]);
  try {
    await guard.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    await database.runMigrations({ transaction: 'each' });
  } finally {
    await guard.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
  }
}
