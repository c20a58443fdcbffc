export const taskStreamPrefix = 'task-';

/** The stream of one task. `taskId` is `<planId>-<seq, three digits>`. */
export const taskStream = (taskId: string): string => `${taskStreamPrefix}${taskId}`;
