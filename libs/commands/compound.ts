import type { Step } from './aggregate-reader.js';
import type { CommandContext } from './command-context.js';
import { refuseCommand } from './refusals.js';

/** The context of a compound command. Whoever spreads it into the context of a part marks the events of the part as its own. */
export interface CompoundContext extends CommandContext {
  readonly compoundHash: string;
}

/**
 * The context of one part, on the revision that the part before it led to. `name` tells it from the others; the last part has none and bears the id
 * of the whole: once its event is stored, the whole is done.
 */
export const partOf = (
  context: CompoundContext,
  name: string | undefined,
  expectedRevision: number,
): CompoundContext => ({
  ...context,
  expectedRevision,
  commandId: name === undefined ? context.commandId : `${context.commandId}:${name}`,
});

/** What a compound command has done already. */
export interface DoneSoFar<Done> {
  readonly steps: readonly Done[];
  /** Whether its last part is among the steps. */
  readonly finished: boolean;
}

/** @throws IDEMPOTENCY_KEY_REUSED when another command has this id, or the same command with other content. */
export function doneSoFar<Done extends Step<unknown, unknown>>(
  history: readonly Done[],
  { commandId, compoundHash }: CompoundContext,
): DoneSoFar<Done> {
  const steps = history.filter(({ metadata: { commandId: id } }) => id === commandId || id.startsWith(`${commandId}:`));
  if (steps.some(({ metadata }) => metadata.commandHash !== compoundHash)) {
    throw refuseCommand('IDEMPOTENCY_KEY_REUSED', { commandId });
  }
  return { steps, finished: steps.some(({ metadata }) => metadata.commandId === commandId) };
}
