export const taskStreamPrefix = 'task-';

/** The stream of one task. `taskId` is `<planId>-<seq, three digits>`. */
export const taskStream = (taskId: string): string => `${taskStreamPrefix}${taskId}`;

/** A task keeps the id its place in the plan gives it. `seq` counts the plan's tasks from 1. */
export const taskIdOf = (planId: string, seq: number): string => `${planId}-${String(seq).padStart(3, '0')}`;
