import { z } from 'zod';
import { taskBoardItem } from '#tasks';

const day = z.iso.date();

export const taskBoardAnswer = z
  .strictObject({
    day: day.describe('the day lights are told for'),
    items: z.array(taskBoardItem),
    nextCursor: z.string().nullable().describe('null on the last page'),
  })
  .meta({ id: 'TaskBoard' });
