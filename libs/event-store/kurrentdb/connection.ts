import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { normalized } from './address.js';

/** @param connectionString as in KurrentDB's documentation; user and password are masked in messages. */
export function connect(connectionString: string): KurrentDBClient {
  let found: string;
  try {
    return KurrentDBClient.connectionString(normalized(connectionString));
  } catch (error) {
    found = masked((error as Error).message); // and not as its cause, which carries the password
  }
  throw new Error(`the address of KurrentDB cannot be used: ${found}`);
}

/** The client may repeat the whole address; a password may contain any character, so the last `@` ends it. */
const masked = (text: string): string => text.replace(/\/\/.*@/gs, '//***@');
