// Part of the stand-in for a KurrentDB server that the tests use: appends to several streams at once (from 25.1 on).
import { Metadata, type sendUnaryData, type ServerReadableStream, status } from '@grpc/grpc-js';
import rpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import errors from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/errors_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/streams_pb.js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import { errorOf, type Rules } from './batch-append.js';
import type { Faults } from './faults.js';
import type { Expected, Log, Proposal, Proposed, Verdict } from './log.js';

type SessionCall = ServerReadableStream<streams.AppendRequest, streams.AppendSessionResponse>;

export function appendSession(
  call: SessionCall,
  done: sendUnaryData<streams.AppendSessionResponse>,
  { log, faults, rules }: { log: Log; faults: Faults; rules: Rules },
): void {
  const proposals: Proposal[] = [];
  call.on('data', (request: streams.AppendRequest) =>
    proposals.push({
      stream: request.getStream(),
      expected: expectedFrom(request.getExpectedRevision()),
      events: request.getRecordsList().map(proposedFrom),
    }),
  );
  call.on('end', () => {
    faults.seen.push(proposals.flatMap(({ events }) => events.map(({ id }) => id)));
    const fault = faults.appends.shift();
    if (fault === 'refuse' || fault === 'timeout' || fault === 'notLeader')
      return void call.emit('error', errorOf(fault, rules));
    const verdict = log.append(proposals);
    if (fault === 'silence') return;
    if (fault) return void call.emit('error', errorOf(fault, rules));
    if (verdict.kind === 'conflict') return void call.emit('error', conflictOf(verdict));
    done(null, successOf(verdict));
  });
}

function expectedFrom(revision: string | undefined): Expected {
  const words: Record<string, Expected> = { '-1': 'none', '-2': 'any', '-4': 'exists' };
  return words[revision ?? '-2'] ?? Number(revision);
}

/** Properties come back to readers of the older protocol as JSON metadata, beside some of the server's own. */
function proposedFrom(record: streams.AppendRecord): Proposed {
  const metadata: Record<string, string> = { '$schema.format': 'Json' };
  record.getPropertiesMap().forEach((value, key) => (metadata[key] = value.getStringValue()));
  return {
    id: record.getRecordId()!,
    type: record.getSchema()!.getName(),
    data: Buffer.from(record.getData_asU8()),
    metadata: Buffer.from(JSON.stringify(metadata)),
  };
}

function successOf({ lasts, last }: Extract<Verdict, { kind: 'written' }>): streams.AppendSessionResponse {
  const response = new streams.AppendSessionResponse();
  for (const { stream, revision, prepare } of lasts) {
    const output = new streams.AppendResponse();
    output.setStream(stream);
    output.setStreamRevision(String(revision));
    output.setPosition(String(prepare));
    response.addOutput(output);
  }
  response.setPosition(String(last.prepare));
  return response;
}

function conflictOf({ stream, expected, actual }: Extract<Verdict, { kind: 'conflict' }>): object {
  const details = new errors.StreamRevisionConflictErrorDetails();
  details.setStream(stream);
  details.setExpectedRevision(String(expected === 'none' ? -1 : expected));
  details.setActualRevision(String(actual));
  const packed = new any.Any();
  packed.pack(details.serializeBinary(), 'kurrentdb.protocol.v2.streams.errors.StreamRevisionConflictErrorDetails');
  const reason = new rpc.Status();
  reason.setDetails(packed);
  const metadata = new Metadata();
  metadata.set('grpc-status-details-bin', Buffer.from(reason.serializeBinary()));
  return { code: status.FAILED_PRECONDITION, details: 'revision conflict', metadata };
}
