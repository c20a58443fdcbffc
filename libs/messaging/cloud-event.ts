import { z } from 'zod';
import {
  type Called,
  type DomainError,
  type InBoth,
  issuesOf,
  type Json,
  type Said,
  saidIssues,
  saidText,
  type Timestamp,
} from '#kernel';
import type { Message } from './port.js';
import { refuseMessaging } from './refusals.js';

/** CloudEvents 1.0, as the Kafka binding's binary mode carries it: attributes in headers `ce_…`, the content as the value. */
export interface CloudEvent {
  readonly id: string;
  readonly type: string;
  /** URI reference of the system that sends it. */
  readonly source: string;
  readonly subject: string;
  readonly time: Timestamp;
  /** URI of the shape of `data`. */
  readonly dataschema: string;
  /** Further attributes: names of lower-case letters and digits. */
  readonly extensions: Readonly<Record<string, string>>;
  /** W3C trace context; a header of its own, as OpenTelemetry looks for it. */
  readonly traceparent?: string;
  readonly data: Json;
}

const ownAttributes = ['specversion', 'id', 'type', 'source', 'subject', 'time', 'dataschema'];

const attributes = z.object({
  ce_specversion: z.literal('1.0'),
  ce_id: z.string().min(1),
  ce_type: z.string().min(1),
  ce_source: z.string().min(1),
  ce_subject: z.string().min(1),
  ce_time: z.iso.datetime({ offset: true }),
  ce_dataschema: z.string().min(1),
});

/** The subject is the key, so that messages about one subject keep their order. */
export function messageOf(event: CloudEvent): Message {
  const { data, extensions, traceparent, ...own } = event;
  const named = Object.entries({ specversion: '1.0', ...own, ...extensions });
  return {
    key: event.subject,
    value: Buffer.from(JSON.stringify(data)),
    headers: {
      ...Object.fromEntries(named.map(([name, value]) => [`ce_${name}`, value])),
      'content-type': 'application/json',
      ...(traceparent !== undefined && { traceparent }),
    },
  };
}

/** @throws MESSAGE_UNREADABLE saying what is missing or wrong. */
export function cloudEventOf({ headers, value }: Message): CloudEvent {
  const parsed = attributes.safeParse(headers);
  if (!parsed.success) throw unreadable(saidIssues(issuesOf(parsed.error, headers, attributes, headersCalled)));
  const type = headers['content-type'];
  if (type !== undefined && !/^application\/(.+\+)?json\s*(;|$)/.test(type))
    throw unreadableFor({
      zh: `消息头 content-type 应为 application/json，实际为“${type}”`,
      en: `the header content-type must be application/json, found "${type}"`,
    });
  const { ce_id: id, ce_type, ce_source: source, ce_subject: subject, ce_time: time, ce_dataschema } = parsed.data;
  const { traceparent } = headers;
  return {
    id,
    type: ce_type,
    source,
    subject,
    time,
    dataschema: ce_dataschema,
    extensions: extensionsOf(headers),
    ...(traceparent !== undefined && { traceparent }),
    data: jsonOf(value),
  };
}

const extensionsOf = (headers: Message['headers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name.startsWith('ce_') && !ownAttributes.includes(name.slice(3)))
      .map(([name, value]) => [name.slice(3), value]),
  );

const utf8 = new TextDecoder('utf-8', { fatal: true });

function jsonOf(value: Buffer): Json {
  try {
    return JSON.parse(utf8.decode(value)) as Json;
  } catch {
    throw unreadableFor({ zh: '消息内容应为 UTF-8 编码的 JSON', en: 'the value must be JSON in UTF-8' });
  }
}

/** What the headers of a message are called in sentences. */
const headersCalled: Called = {
  whole: { zh: '消息头', en: 'the headers' },
  field: { zh: '消息头', en: 'header' },
};

export const unreadable = (reason: Said): DomainError => refuseMessaging('MESSAGE_UNREADABLE', { reason });

export const unreadableFor = (why: InBoth): DomainError => unreadable(saidText(why));
