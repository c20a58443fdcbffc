import { DomainError } from '#kernel';
import { projectionRefusals } from '../refusals.js';

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
export class RebuildRunning extends DomainError {
  constructor(readonly model: string) {
    super('MODEL_BEING_REBUILT', projectionRefusals.MODEL_BEING_REBUILT, { model });
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
export class ModelSuperseded extends DomainError {
  constructor(
    { name: model, version }: { readonly name: string; readonly version: number },
    readonly liveVersion: number,
  ) {
    super('MODEL_SUPERSEDED', projectionRefusals.MODEL_SUPERSEDED, { model, version, liveVersion });
    this.name = 'ModelSuperseded';
  }
}

/** There are no former tables to go back to. */
export class NothingKept extends DomainError {
  constructor(readonly model: string) {
    super('MODEL_NEVER_SWAPPED', projectionRefusals.MODEL_NEVER_SWAPPED, { model });
    this.name = 'NothingKept';
  }
}
