/** Another writer was first. The caller loads the stream and decides again. `actual` is -1 when the stream does not exist. */
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

/** The event id is stored already, for another event. */
export class EventIdReused extends Error {
  constructor(
    readonly stream: string,
    readonly eventId: string,
  ) {
    super(`event id ${eventId} (stream ${stream}) is already used by another event`);
    this.name = 'EventIdReused';
  }
}

/** The append is not valid: a wrong id, an empty stream name, no events, … This is a mistake of the program, not of its user. */
export class InvalidAppend extends Error {
  constructor(found: string) {
    super(found);
    this.name = 'InvalidAppend';
  }
}

/**
 * The store did not answer in time, or is closed. When `outcomeUnknown`, the events may have been stored all the same:
 * appending the same event ids again finds out.
 */
export class EventStoreUnavailable extends Error {
  constructor(
    found: string,
    readonly outcomeUnknown: boolean,
    options?: ErrorOptions,
  ) {
    super(found, options);
    this.name = 'EventStoreUnavailable';
  }
}

/** The disk behind the store is full: nothing was stored, and nothing will be until there is room. Events can still be read. */
export class EventStoreFull extends EventStoreUnavailable {
  constructor(options?: ErrorOptions) {
    super('the disk of the event store is full', false, options);
    this.name = 'EventStoreFull';
  }
}

/** A subscription ended that nobody had asked to end. Its reader begins again after a pause. */
export class SubscriptionEnded extends Error {
  constructor() {
    super('the subscription to the events ended unasked');
    this.name = 'SubscriptionEnded';
  }
}

/** The server behind the store cannot do this; nothing was stored. */
export class AppendUnsupported extends Error {
  constructor(streams: number, reason: string) {
    super(`an append to ${streams} streams at once is more than this server can do: ${reason}`);
    this.name = 'AppendUnsupported';
  }
}

/** An event of a type that this program does not know in that place: a newer program wrote it. */
export class UnknownEventType extends Error {
  constructor({
    type,
    stream,
    revision,
  }: {
    readonly type: string;
    readonly stream: string;
    readonly revision: number;
  }) {
    super(`${type} (stream ${stream}, revision ${revision}) is of no type known here. Update this program.`);
    this.name = 'UnknownEventType';
  }
}
