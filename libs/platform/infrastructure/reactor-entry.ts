import type { CommandGateway } from '#commands';
import type { EventStore } from '#event-store';
import type { Reactor } from '#projections';
import type { Log } from '#runtime';

/** What a reactor is given to work with. */
export interface ReactorPorts {
  readonly commands: Pick<CommandGateway, 'give'>;
  readonly log: Log;
  /** To look up what the events say of other aggregates. */
  readonly store: Pick<EventStore, 'readAll'>;
}

/**
 * What the folder of one reactor gives to its context. Its name is that of the folder, of its checkpoint and of its metrics: the
 * checkpoint is stored, so the name stays.
 */
export interface ReactorEntry extends Pick<Reactor, 'name' | 'filter'> {
  /** How it carries out what it decides. */
  readonly handlersWith: (ports: ReactorPorts) => Pick<Reactor, 'handle' | 'onFailure'>;
}

/** The reactor, ready to be started. */
export const reactorOf = ({ name, filter, handlersWith }: ReactorEntry, ports: ReactorPorts): Reactor => ({
  name,
  filter,
  ...handlersWith(ports),
});
