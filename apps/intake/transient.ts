import { commandRefusals } from '#commands';
import { EventStoreUnavailable } from '#event-store';
import { DomainError } from '#kernel';

/** Network errors of the driver, and SQLSTATE: connection lost or refused, server shut down or starting, no connection free, serialization. */
const passing = /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|08...|57P0.|53...|40001|40P01|55P03)$/;

/** Whether the error may pass by itself. Then the command is tried again, and no receipt was sent for it. */
export function isTransient(error: unknown): boolean {
  if (error instanceof DomainError) return error.entry === commandRefusals.COMMAND_CONTENDED;
  if (error instanceof EventStoreUnavailable) return true;
  const { code, message = '', driverError } = error as { code?: unknown; message?: string; driverError?: unknown };
  if (driverError !== undefined && driverError !== error) return isTransient(driverError);
  return (
    (typeof code === 'string' && passing.test(code)) ||
    /^Connection terminated|^timeout exceeded when trying to connect|^Cannot use a pool after/.test(message)
  );
}
