import pg from 'pg';

export interface Disk {
  /** From now on the server answers as it does when a table cannot grow. */
  fill(): Promise<void>;
  makeRoom(): Promise<void>;
  /** Makes room, too. */
  close(): Promise<void>;
}

/** The disk of a database of events, as that database sees it. @param connectionString of its owner */
export async function diskOf(connectionString: string): Promise<Disk> {
  const owner = new pg.Client({ connectionString });
  owner.on('error', () => undefined);
  await owner.connect();
  await owner.query(`CREATE OR REPLACE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$`);
  const makeRoom = async (): Promise<void> =>
    void (await owner.query('DROP TRIGGER IF EXISTS no_room ON zhezi.events'));
  return {
    fill: async () => {
      await owner.query('CREATE TRIGGER no_room BEFORE INSERT ON zhezi.events EXECUTE FUNCTION no_room()');
    },
    makeRoom,
    close: async () => {
      await makeRoom();
      await owner.end();
    },
  };
}
