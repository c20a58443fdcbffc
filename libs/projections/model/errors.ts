/** Another process has taken over a model; this one stands by. */
export class ModelTakenOver extends Error {
  constructor(readonly model: string) {
    super(`read model ${model}: another process has taken over; this one stands by, and has applied nothing twice`);
    this.name = 'ModelTakenOver';
  }
}

/** The connection that held a model's lock is gone, and the lock with it. */
export class ModelLockLost extends Error {
  constructor(readonly model: string) {
    super(`read model ${model}: the connection that held its lock was lost; whoever gets the lock first goes on`);
    this.name = 'ModelLockLost';
  }
}

/** Somebody else has moved the checkpoint (a swap, a retry, a new owner); the transaction was rolled back. */
export class CheckpointMoved extends Error {
  constructor(readonly model: string) {
    super(`read model ${model}: the checkpoint was moved by another transaction`);
    this.name = 'CheckpointMoved';
  }
}

/** A stream was quarantined for a model, because an event of it could not be applied. */
export class StreamQuarantined extends Error {
  constructor(
    readonly model: string,
    readonly stream: string,
    readonly revision: number,
    readonly reason: string,
  ) {
    super(
      `read model ${model}: event ${revision} of stream ${stream} cannot be applied (${reason}); ` +
        'the stream is quarantined, others go on. Correct the cause, then retry the quarantined events.',
    );
    this.name = 'StreamQuarantined';
  }
}

/** Only one rebuild or comparison of a model at a time. */
export class RebuildRunning extends Error {
  constructor(readonly model: string) {
    super(`read model ${model} is being rebuilt or compared already; wait until that has ended`);
    this.name = 'RebuildRunning';
  }
}

/** Only registered models can be rebuilt, compared, retried. */
export class UnknownModel extends Error {
  constructor(
    readonly model: string,
    readonly known: readonly string[],
  ) {
    super(`there is no read model "${model}"; known are ${known.join(', ')}`);
    this.name = 'UnknownModel';
  }
}

/** Another version of the model has replaced this program's: it neither reads nor replaces the newer tables. */
export class ModelSuperseded extends Error {
  constructor(
    model: { readonly name: string; readonly version: number },
    readonly liveVersion: number,
  ) {
    super(
      `read model ${model.name}: this program has version ${model.version}, which version ${liveVersion} has replaced; ` +
        `start the program of version ${liveVersion}, or bring this one back with "zhezi rebuild ${model.name}"`,
    );
    this.name = 'ModelSuperseded';
  }
}

/** There are no former tables to go back to. */
export class NothingKept extends Error {
  constructor(readonly model: string) {
    super(`read model ${model} was never swapped; no former tables are kept to go back to`);
    this.name = 'NothingKept';
  }
}
