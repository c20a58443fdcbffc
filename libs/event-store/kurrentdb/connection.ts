import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { normalized } from './address.js';

/** @param connectionString as in KurrentDB's documentation; user and password are masked in messages. */
export function connect(connectionString: string): KurrentDBClient {
  try {
    return KurrentDBClient.connectionString(normalized(connectionString));
  } catch (error) {
    throw new Error(`the address of KurrentDB cannot be used: ${masked((error as Error).message)}`, { cause: error });
  }
}

const masked = (text: string): string => text.replace(/\/\/[^@/\s]+@/g, '//***@');
