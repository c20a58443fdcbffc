import type { z } from 'zod';
import type { EventCatalog, EventOf } from '#kernel';
import { clocksEvents } from './events/clocks.js';
import { completionEvents } from './events/completion.js';
import { correctionEvents } from './events/correction.js';
import { endingEvents } from './events/ending.js';
import { extensionEvents } from './events/extension.js';
import { initiationEvents } from './events/initiation.js';
import { measuresEvents } from './events/measures.js';
import { receiptEvents } from './events/receipt.js';
import { rectificationEvents } from './events/rectification.js';
import { reportingEvents } from './events/reporting.js';
import { supervisionEvents } from './events/supervision.js';
import { suspensionEvents } from './events/suspension.js';
import type { TaskEventEntry } from './events/task-event.js';

/**
 * Facts of one task; stream `task-<taskId>`. Every event names its task. Of each is said in one place: its data, who may read it,
 * its rows in the life cycles, and what lifts its older versions.
 */
export const taskEvents = {
  ...initiationEvents,
  ...clocksEvents,
  ...receiptEvents,
  ...reportingEvents,
  ...extensionEvents,
  ...completionEvents,
  ...suspensionEvents,
  ...endingEvents,
  ...supervisionEvents,
  ...measuresEvents,
  ...rectificationEvents,
  ...correctionEvents,
} as const satisfies EventCatalog;

export type TaskEventType = keyof typeof taskEvents;
export type TaskEventData<T extends TaskEventType> = Readonly<z.infer<(typeof taskEvents)[T]['data']>>;
/** Event type → data. */
export type TaskEvents = { readonly [T in TaskEventType]: TaskEventData<T> };
export type TaskEvent<T extends TaskEventType = TaskEventType> = EventOf<TaskEvents, T>;

/** Who may read which event. */
export const taskReaders: { readonly [T in TaskEventType]: Pick<TaskEventEntry<TaskEventData<T>>, 'readers'> } =
  taskEvents;
