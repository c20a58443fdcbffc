import type { CommandBus, ICommand } from '@nestjs/cqrs';
import { DomainError } from '#kernel';
import type { Observability } from './observe-process.js';

type Continued = ICommand & { readonly type?: unknown; readonly context?: { readonly traceparent?: string } };

/** Measures every command that the bus carries out, and adds it to the trace of the request, message or event that caused it. */
export function observeCommands(bus: CommandBus, { metrics, tracing }: Observability): void {
  if (!metrics && !tracing) return;
  const nameOf = commandNames();
  const execute = bus.execute.bind(bus) as (command: ICommand) => Promise<unknown>;
  const observed = async (command: Continued): Promise<unknown> => {
    const name = nameOf(command);
    const span = tracing?.begin(`command ${name}`, { parent: command.context?.traceparent });
    const started = performance.now();
    const finish = (outcome: string, error?: unknown): void => {
      metrics?.observe('zhezi_command_seconds', { command: name, outcome }, (performance.now() - started) / 1_000);
      span?.end({ error, attributes: { outcome } });
    };
    try {
      const result = await execute(span ? continuing(command, span.traceparent) : command);
      finish(outcomeOf(result));
      return result;
    } catch (error) {
      finish(error instanceof DomainError ? error.code : 'failed', error);
      throw error;
    }
  };
  bus.execute = observed as CommandBus['execute'];
}

/** The same command with the trace context of its own span, which its events then carry. */
function continuing(command: Continued, traceparent: string): ICommand {
  if (!command.context) return command;
  const copy = Object.create(Object.getPrototypeOf(command)) as object;
  return Object.assign(copy, command, { context: { ...command.context, traceparent } });
}

const mostNames = 200;

/** Names a command by its type, else by its class. Types come from outside too, so the number of different names is limited. */
function commandNames(): (command: Continued) => string {
  const names = new Set<string>();
  return ({ type, constructor }) => {
    const name = typeof type === 'string' ? type : constructor.name;
    if (names.has(name)) return name;
    if (names.size >= mostNames || !/^[A-Za-z]{1,60}$/.test(name)) return 'other';
    names.add(name);
    return name;
  };
}

function outcomeOf(result: unknown): string {
  const { repeated, events } = (result ?? {}) as { repeated?: unknown; events?: unknown };
  if (repeated === true) return 'repeated';
  return events === 0 ? 'unchanged' : 'accepted';
}
