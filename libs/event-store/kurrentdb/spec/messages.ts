// Part of the stand-in for a KurrentDB server that the tests use: between the log and the client's own generated messages.
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { Expected, LogRecord, Proposed } from './log.js';

export const nameOf = (identifier: shared.StreamIdentifier | undefined): string =>
  Buffer.from(identifier!.getStreamName_asU8()).toString('utf8');

export function identifierOf(name: string): shared.StreamIdentifier {
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(Buffer.from(name, 'utf8').toString('base64'));
  return identifier;
}

const ticksPerMillisecond = 10_000n;

export function uuidOf(id: string, asString: boolean): shared.UUID {
  const uuid = new shared.UUID();
  if (asString) {
    uuid.setString(id);
    return uuid;
  }
  const bits = BigInt(`0x${id.replaceAll('-', '')}`);
  const structured = new shared.UUID.Structured();
  structured.setMostSignificantBits(String(BigInt.asIntN(64, bits >> 64n)));
  structured.setLeastSignificantBits(String(BigInt.asIntN(64, bits)));
  uuid.setStructured(structured);
  return uuid;
}

export function idOf(uuid: shared.UUID | undefined): string {
  if (uuid!.hasString()) return uuid!.getString();
  const structured = uuid!.getStructured()!;
  const bits =
    (BigInt.asUintN(64, BigInt(structured.getMostSignificantBits())) << 64n) |
    BigInt.asUintN(64, BigInt(structured.getLeastSignificantBits()));
  return bits
    .toString(16)
    .padStart(32, '0')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export function eventOf(record: LogRecord, idAsString: boolean): streams.ReadResp {
  const event = new streams.ReadResp.ReadEvent.RecordedEvent();
  event.setId(uuidOf(record.id, idAsString));
  event.setStreamIdentifier(identifierOf(record.stream));
  event.setStreamRevision(String(record.revision));
  event.setCommitPosition(String(record.commit));
  event.setPreparePosition(String(record.prepare));
  event.getMetadataMap().set('type', record.type);
  event.getMetadataMap().set('content-type', 'application/json');
  event.getMetadataMap().set('created', String(BigInt(record.created.getTime()) * ticksPerMillisecond));
  event.setData(record.data.toString('base64'));
  event.setCustomMetadata(record.metadata.toString('base64'));
  const read = new streams.ReadResp.ReadEvent();
  read.setEvent(event);
  read.setCommitPosition(String(record.commit));
  const response = new streams.ReadResp();
  response.setEvent(read);
  return response;
}

type ProposedMessage = streams.BatchAppendReq.ProposedMessage | streams.AppendReq.ProposedMessage;

export const proposedOf = (message: ProposedMessage): Proposed => ({
  id: idOf(message.getId()),
  type: message.getMetadataMap().get('type')!,
  data: Buffer.from(message.getData_asU8()),
  metadata: Buffer.from(message.getCustomMetadata_asU8()),
});

export function expectedOf(options: streams.BatchAppendReq.Options): Expected {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'none';
  return options.hasStreamExists() ? 'exists' : Number(options.getStreamPosition());
}
