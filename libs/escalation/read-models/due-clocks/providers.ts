import type { Provider } from '@nestjs/common';
import { DueClocks } from './due-clocks.js';

export const dueClocksProviders: readonly Provider[] = [DueClocks];
