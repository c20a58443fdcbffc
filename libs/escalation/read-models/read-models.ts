import type { ReadModel } from '#projections';
import { dueClocks } from './due-clocks/projection.js';

export const escalationReadModels: readonly ReadModel[] = [dueClocks];
