export {
  type Batch,
  type Consumption,
  lagOf,
  type Message,
  type MessageBroker,
  type PartitionOffsets,
  type ReceivedMessage,
  type Subscription,
  type TopicDifference,
} from './port.js';
export { MESSAGE_BROKER } from './tokens.js';
export { messagingRefusals, refuseMessaging } from './refusals.js';
export { loadTopics, topicName, type TopicPurpose, type TopicSpec } from './topics.js';
export { topicsThere, type TopicsThereOptions } from './topics-there.js';
export { type CloudEvent, cloudEventOf, messageOf } from './cloud-event.js';
export { eventOfMessage, eventSource, messageOfEvent } from './event-message.js';
export { watermarkOf, watermarks, watermarkType } from './watermark.js';
export { type Answered, createInbox, type Inbox, messageKey, type Sent } from './inbox.js';
export { observedBroker, type PublishObserver } from './observed-broker.js';
export { createTopicFeed, type TopicFeedOptions } from './feed/topic-feed.js';
export { createKafkaBroker, type KafkaBrokerOptions } from './kafkajs/create.js';
