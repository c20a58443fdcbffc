import { z } from 'zod';
import type { RecordedEvent } from '#event-store';
import { type EventMetadata, eventSources, issuesOf, type JsonObject, positionText, roles, saidIssues } from '#kernel';
import { type CloudEvent, cloudEventOf, messageOf, unreadable, unreadableFor } from './cloud-event.js';
import type { Message } from './port.js';

/** The source that events of the store name in their messages. */
export const eventSource = 'urn:zhezi:events';
const schemaOf = (type: string, version: number): string => `urn:zhezi:event:${type}:${version}`;

/**
 * A recorded event as other systems get it: the data and metadata as they are stored, and in the headers all that a reader needs to
 * sort, to route and to drop repeats. `ce_position` grows within a partition; an event whose position is not larger than the largest
 * seen is a repeat.
 */
export function messageOfEvent(event: RecordedEvent): Message {
  const { id, type, schemaVersion, stream, revision, position, recordedAt, data, metadata } = event;
  const { traceparent } = metadata;
  return messageOf({
    id,
    type,
    source: eventSource,
    subject: stream,
    time: metadata.occurredAt,
    dataschema: schemaOf(type, schemaVersion),
    extensions: { position: String(position), revision: String(revision), recordedat: recordedAt },
    ...(traceparent !== undefined && { traceparent }),
    data: { data, metadata },
  });
}

/** Properties that a later version of the program adds are kept. */
const metadataOfEvent: z.ZodType<EventMetadata> = z.looseObject({
  occurredAt: z.string(),
  actor: z.looseObject({
    account: z.string(),
    role: z.enum(roles),
    unit: z.string().exactOptional(),
    post: z.string().exactOptional(),
    onBehalfOf: z.string().exactOptional(),
  }),
  commandId: z.string(),
  commandHash: z.string(),
  correlationId: z.string(),
  causationId: z.string().nullable(),
  source: z.enum(eventSources),
  traceparent: z.string().exactOptional(),
});
const dataOfEvent: z.ZodType<JsonObject> = z.record(z.string(), z.json());
const content = z.object({ data: dataOfEvent, metadata: metadataOfEvent });
const extensions = z.object({
  position: positionText,
  revision: positionText,
  recordedat: z.string(),
});

/** @throws MESSAGE_UNREADABLE */
export function eventOfMessage(message: Message): RecordedEvent {
  const event = cloudEventOf(message);
  const { position, revision, recordedat } = checked(extensions, event.extensions);
  const { data, metadata } = checked(content, event.data);
  return {
    id: event.id,
    type: event.type,
    schemaVersion: schemaVersionOf(event),
    stream: event.subject,
    revision: Number(revision),
    position: BigInt(position),
    recordedAt: recordedat,
    data,
    metadata,
  };
}

function checked<Shape>(shape: z.ZodType<Shape>, value: unknown): Shape {
  const parsed = shape.safeParse(value);
  if (!parsed.success) throw unreadable(saidIssues(issuesOf(parsed.error, value, shape)));
  return parsed.data;
}

function schemaVersionOf({ type, dataschema }: CloudEvent): number {
  const version = Number(dataschema.split(':').at(-1));
  if (!Number.isInteger(version) || dataschema !== schemaOf(type, version)) {
    throw unreadableFor({ zh: `版本“${dataschema}”不认识`, en: `the schema "${dataschema}" is not known` });
  }
  return version;
}
