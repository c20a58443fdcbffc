import { z } from 'zod';

/** Ids as they stand in addresses. Readable, ASCII. */
const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,119}$/);

export const planParams = z.object({ planId: id });
export const taskParams = z.object({ taskId: id });
export const unitParams = z.object({ unitId: id });
export const postParams = z.object({ postId: id });
