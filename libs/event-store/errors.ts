/** Another writer was there first; reload, decide again. `actual` is -1 when the stream does not exist. */
export class RevisionConflict extends Error {
  constructor(
    readonly stream: string,
    readonly expected: number | 'none' | 'exists',
    readonly actual: number,
  ) {
    super(`stream ${stream}: expected revision ${expected}, found ${actual}`);
    this.name = 'RevisionConflict';
  }
}

/** An event id that is stored already, with something else. */
export class EventIdReused extends Error {
  constructor(
    readonly stream: string,
    readonly eventId: string,
  ) {
    super(`event id ${eventId} (stream ${stream}) is already used by another event`);
    this.name = 'EventIdReused';
  }
}
