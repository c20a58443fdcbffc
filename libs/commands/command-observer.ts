import type { CommandContext } from './command-context.js';

/** Told of everything that is carried out; platform measures and traces with it. */
export interface CommandObserver {
  /** Carries out `work` with the context it is to go on with: that of the caller, or the same as a part of its trace. */
  observe<Result>(
    name: string,
    context: CommandContext,
    work: (context: CommandContext) => Promise<Result>,
  ): Promise<Result>;
}

/** Measures nothing. */
export const unobserved: CommandObserver = { observe: (_name, context, work) => work(context) };
