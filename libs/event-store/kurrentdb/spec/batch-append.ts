// Part of the stand-in for a KurrentDB server that the tests use: appends to one stream, many on one call.
import { Metadata, type ServerDuplexStream, status } from '@grpc/grpc-js';
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import rpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import type { AppendFault, Faults } from './faults.js';
import type { Log, Proposal, Proposed, Verdict } from './log.js';
import { expectedOf, identifierOf, idOf, nameOf, proposedOf, uuidOf } from './messages.js';

type BatchCall = ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;

export interface Rules {
  readonly port: () => number;
  /** Largest event in bytes. */
  readonly maxAppendSize: number;
}

export function batchAppend(call: BatchCall, log: Log, faults: Faults, rules: Rules): void {
  const open = new Map<string, { options: streams.BatchAppendReq.Options; events: Proposed[] }>();
  call.on('data', (request: streams.BatchAppendReq) => {
    const correlation = idOf(request.getCorrelationId());
    const one = open.get(correlation) ?? { options: request.getOptions()!, events: [] };
    open.set(correlation, one);
    one.events.push(...request.getProposedMessagesList().map(proposedOf));
    if (!request.getIsFinal()) return;
    open.delete(correlation);
    const stream = nameOf(one.options.getStreamIdentifier());
    const proposal = { stream, expected: expectedOf(one.options), events: one.events };
    faults.seen.push(proposal.events.map(({ id }) => id));
    faults.proceed(() => answer(call, correlation, proposal, { log, faults, rules }));
  });
  call.on('end', () => call.end());
}

interface Server {
  readonly log: Log;
  readonly faults: Faults;
  readonly rules: Rules;
}

function answer(call: BatchCall, correlation: string, proposal: Proposal, { log, faults, rules }: Server): void {
  const fault = faults.appends.shift();
  const response = new streams.BatchAppendResp();
  response.setCorrelationId(uuidOf(correlation, true));
  response.setStreamIdentifier(identifierOf(proposal.stream));
  if (proposal.events.some(({ data }) => data.length > rules.maxAppendSize)) {
    const exceeded = new shared.MaximumAppendSizeExceeded();
    exceeded.setMaxappendsize(rules.maxAppendSize);
    response.setError(statusOf(exceeded.serializeBinary(), 'MaximumAppendSizeExceeded'));
    return void call.write(response);
  }
  if (fault === 'timeout') {
    response.setError(statusOf(new shared.Timeout().serializeBinary(), 'Timeout'));
    return void call.write(response);
  }
  if (fault === 'refuse' || fault === 'notLeader') return void call.emit('error', errorOf(fault, rules));
  const verdict = log.append([proposal]);
  if (fault === 'silence') return;
  if (fault) return void call.emit('error', errorOf(fault, rules));
  complete(response, verdict);
  call.write(response);
}

/** How a call ends in which this fault occurs. */
export function errorOf(fault: AppendFault, rules: Rules): object {
  if (fault === 'cancel') return { code: status.CANCELLED, details: 'cancelled on demand' };
  if (fault !== 'notLeader') return { code: status.UNAVAILABLE, details: 'unavailable on demand' };
  const metadata = new Metadata();
  metadata.set('exception', 'not-leader');
  metadata.set('leader-endpoint-host', '127.0.0.1');
  metadata.set('leader-endpoint-port', String(rules.port()));
  return { code: status.NOT_FOUND, details: 'Leader info available', metadata };
}

function complete(response: streams.BatchAppendResp, verdict: Verdict): void {
  if (verdict.kind === 'conflict') {
    response.setError(statusOf(conflictOf(verdict).serializeBinary(), 'WrongExpectedVersion'));
    return;
  }
  const position = new shared.AllStreamPosition();
  position.setCommitPosition(String(verdict.last.commit));
  position.setPreparePosition(String(verdict.last.prepare));
  const success = new streams.BatchAppendResp.Success();
  success.setCurrentRevision(String(verdict.last.revision));
  success.setPosition(position);
  response.setSuccess(success);
}

function conflictOf({ actual, expected }: Extract<Verdict, { kind: 'conflict' }>): shared.WrongExpectedVersion {
  const conflict = new shared.WrongExpectedVersion();
  if (actual < 0) conflict.setCurrentNoStream(new empty.Empty());
  else conflict.setCurrentStreamRevision(String(actual));
  if (expected === 'none') conflict.setExpectedNoStream(new empty.Empty());
  if (expected === 'exists') conflict.setExpectedStreamExists(new empty.Empty());
  if (typeof expected === 'number') conflict.setExpectedStreamPosition(String(expected));
  return conflict;
}

function statusOf(details: Uint8Array, name: string): rpc.Status {
  const packed = new any.Any();
  packed.pack(details, `event_store.client.${name}`);
  const error = new rpc.Status();
  error.setMessage(name);
  error.setDetails(packed);
  return error;
}
