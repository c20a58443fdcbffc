import type { CommandContext } from './command-context.js';

/** Is told of every command. The platform measures and traces with it. */
export interface CommandObserver {
  /** Carries out `work` with the context of the caller, or with the same context as a part of its trace. */
  observe<Result>(
    name: string,
    context: CommandContext,
    work: (context: CommandContext) => Promise<Result>,
  ): Promise<Result>;
}

/** Measures nothing. */
export const unobserved: CommandObserver = { observe: (_name, context, work) => work(context) };
