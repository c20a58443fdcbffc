import type { CommandRoute } from '#kernel';
import type { taskRefusals } from './refusals.js';

type Refusal = keyof typeof taskRefusals | 'UNIT_UNKNOWN';

/** What a unit's own acts may meet, whatever they are. */
export const ofPart = [
  'TASK_FOREIGN_UNIT',
  'TASK_NOT_OF_UNIT',
  'ASSIGNMENT_WRONG_STATE',
] as const satisfies readonly Refusal[];

/** `POST /v1/tasks/{taskId}/<path>` */
export const route = (path: string, zh: string, en: string, refusals: readonly Refusal[] = []): CommandRoute => ({
  path,
  summary: { zh, en },
  refusals: ['TASK_NOT_FOUND', 'TASK_WRONG_STATE', ...refusals],
});

/** Only the program itself gives it. */
export const inside = (zh: string, en: string) => ({ route: null, name: { zh, en } }) as const;
