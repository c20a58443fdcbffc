import { z } from 'zod';
import type { EventCatalog, EventEntry, JsonObject } from '#kernel';
import { eventSource, type TopicSpec, watermarkType } from '#messaging';
import { taskCommands } from '#tasks/contract';
import { eventCatalog } from '../../contexts.js';
import { envelope, sentContent, unitCommands } from '../sent-command.js';
import { receipt, receiptSchema, receiptSource, receiptType } from '../receipts.js';

export type Topics = Readonly<Record<'events' | 'commands' | 'receipts' | 'dead-letters', TopicSpec>>;
type Json = JsonObject;

/** Only `z.json()` (any JSON) refers to itself. An empty schema stands for it. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const content = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  const framed = ['$schema', '$defs'];
  const plain = (name: string, value: unknown): unknown => {
    if (framed.includes(name)) return undefined;
    return typeof value === 'object' && value !== null && '$ref' in value ? {} : value;
  };
  return JSON.parse(JSON.stringify(content, plain)) as Json;
}
const text = { type: 'string' };
const constant = (value: string) => ({ type: 'string', const: value });
const required = (properties: Json) => ({ type: 'object', required: Object.keys(properties), properties });

/** Everything that goes through Kafka, as AsyncAPI 3: from the schemas that the processes themselves use. */
export function asyncApiDocument(topics: Topics): JsonObject {
  const events = eventCatalog;
  return {
    asyncapi: '3.0.0',
    info: {
      title: '折子 Zhezi: events, commands and receipts',
      version: '1.0.0',
      description:
        'Topic names begin with ZHEZI_KAFKA_TOPIC_PREFIX (here `zhezi.`). Delivery is at least once, in order per key. ' +
        'Only the relay may write to the events, only the intake to receipts and dead letters: set ACLs so.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    servers: {
      cluster: {
        host: '{brokers}',
        protocol: 'kafka-secure',
        variables: { brokers: { description: 'ZHEZI_KAFKA_BROKERS' } },
        security: [{ $ref: '#/components/securitySchemes/sasl' }],
      },
    },
    channels: channels(topics, Object.keys(events)),
    operations,
    components: components(events),
  };
}

const channels = (topics: Topics, events: readonly string[]): Json => ({
  events: channel(topics.events, 'Every event, key = stream', [...events, 'Watermark']),
  commands: channel(
    topics.commands,
    'Commands of units; take the task id as key, so that commands to a task keep their order',
    unitCommands,
  ),
  receipts: channel(topics.receipts, 'What became of each command, under the key of its message', [
    'ReceiptAccepted',
    'ReceiptRefused',
  ]),
  deadLetters: channel(topics['dead-letters'], 'What could not be read, byte for byte, with the reason', [
    'DeadLetter',
  ]),
});

const operations = {
  publishEvents: { action: 'send', channel: { $ref: '#/channels/events' } },
  takeCommands: {
    action: 'receive',
    channel: { $ref: '#/channels/commands' },
    security: [{ $ref: '#/components/securitySchemes/unitKey' }],
  },
  answerCommands: { action: 'send', channel: { $ref: '#/channels/receipts' } },
  putAside: { action: 'send', channel: { $ref: '#/channels/deadLetters' } },
};

const components = (events: EventCatalog): Json => ({
  messages: {
    ...Object.fromEntries(Object.entries(events).map(([type, entry]) => [type, eventMessage(type, entry)])),
    ...Object.fromEntries(unitCommands.map((command) => [command, commandMessage(command)])),
    Watermark: watermark,
    ReceiptAccepted: receiptMessage('accepted'),
    ReceiptRefused: receiptMessage('refused'),
    DeadLetter: letter,
  },
  schemas: { EventMetadata: eventMetadata, EventHeaders: eventHeaders, SentCommand: schemaOf(envelope, 'input') },
  securitySchemes: {
    sasl: { type: 'scramSha256', description: 'Whatever the cluster asks for; the topics carry no secrets of it' },
    unitKey: {
      type: 'asymmetricEncryption',
      description:
        'Each command is a compact JWS (RFC 7515), alg EdDSA with Ed25519, header kid "<unit>/<key id>" in UTF-8, the unit by its id, its name or another name. The director registers the public key ' +
        '(POST /v1/units/{unitId}/keys). The unit whose key signed is the one that acts, in the role of the key.',
    },
  },
});

function channel(topic: TopicSpec, description: string, messages: readonly string[]): Json {
  const { name, partitions, replicas, settings } = topic;
  const retention = settings['retention.ms'];
  return {
    address: name,
    description,
    messages: Object.fromEntries(messages.map((message) => [message, { $ref: `#/components/messages/${message}` }])),
    bindings: {
      kafka: {
        topic: name,
        partitions,
        replicas,
        topicConfiguration: { ...(retention !== undefined && { 'retention.ms': Number(retention) }) },
        bindingVersion: '0.5.0',
      },
    },
  };
}

const eventHeaders = required({
  ce_specversion: constant('1.0'),
  ce_id: { ...text, description: 'of the event; the same when it comes again' },
  ce_type: text,
  ce_source: constant(eventSource),
  ce_subject: { ...text, description: 'the stream; also the key' },
  ce_time: { ...text, format: 'date-time', description: 'when it happened' },
  ce_dataschema: { ...text, description: 'urn:zhezi:event:TYPE:VERSION' },
  ce_position: {
    ...text,
    description: 'in the global order; within a partition what is not larger than the largest seen is a repeat',
  },
  ce_revision: { ...text, description: 'in its stream, from 0' },
  ce_recordedat: { ...text, format: 'date-time' },
  'content-type': constant('application/json'),
});

const eventMetadata = {
  ...required({
    occurredAt: text,
    actor: required({ account: text, role: text }),
    commandId: text,
    commandHash: text,
    correlationId: text,
    source: text,
  }),
  description: 'who, on whose behalf, by which command',
};

const eventMessage = (type: string, { data }: EventEntry): Json => ({
  name: type,
  contentType: 'application/json',
  headers: { allOf: [{ $ref: '#/components/schemas/EventHeaders' }, { properties: { ce_type: { const: type } } }] },
  payload: required({ data: schemaOf(data, 'output'), metadata: { $ref: '#/components/schemas/EventMetadata' } }),
});

const watermark = {
  name: 'Watermark',
  summary:
    'Between the events, in every partition: all its events up to `ce_position` lie before. Readers of single partitions pass over it',
  headers: required({ ce_specversion: constant('1.0'), ce_type: constant(watermarkType), ce_position: text }),
  payload: { type: 'string', maxLength: 0 },
};

const commandMessage = (command: (typeof unitCommands)[number]): Json => ({
  name: command,
  contentType: 'application/jose',
  summary: `Signed by ${taskCommands[command].roles.filter((role) => role !== 'system').join(' or ')}`,
  description: [
    taskCommands[command].about.zh,
    taskCommands[command].about.en,
    'The value is a compact JWS; the schema is that of what it signs.',
  ].join('\n\n'),
  payload: {
    allOf: [
      { $ref: '#/components/schemas/SentCommand' },
      { type: 'object', properties: { command: constant(command), data: schemaOf(sentContent(command), 'input') } },
    ],
  },
});

const receiptMessage = (outcome: 'accepted' | 'refused'): Json => {
  const shape = receipt.options.find(({ shape }) => shape.outcome.value === outcome)!;
  const headers = {
    ce_specversion: constant('1.0'),
    ce_id: { ...text, description: 'the same when the same receipt comes again' },
    ce_type: constant(receiptType[outcome]),
    ce_source: constant(receiptSource),
    ce_subject: { ...text, description: 'the task' },
    ce_time: { ...text, format: 'date-time' },
    ce_dataschema: constant(receiptSchema),
    ce_orderid: text,
    ce_unit: text,
    ce_correlationid: text,
  };
  return {
    name: receiptType[outcome],
    contentType: 'application/json',
    headers: required(headers),
    payload: schemaOf(shape, 'output'),
  };
};

const letter = {
  name: 'DeadLetter',
  summary: 'The original bytes and key; its headers as `original_…`',
  headers: required({
    zhezi_reason: { ...text, description: 'stable code' },
    zhezi_reason_zh: text,
    zhezi_reason_en: text,
    zhezi_from: { ...text, description: 'topic/partition/offset' },
    zhezi_sent_at: { ...text, format: 'date-time' },
  }),
  payload: { description: 'whatever came' },
};
