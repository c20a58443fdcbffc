import type { CommandGateway } from '#commands';
import type { Reactor } from '#projections';
import type { Log } from '#runtime';

/** What a process from events to commands is given to work with. */
export interface ProcessPorts {
  readonly commands: Pick<CommandGateway, 'give'>;
  readonly log: Log;
}

/**
 * What the folder of one process, from events to commands, gives to its context. Its name is that of the folder, of its
 * checkpoint and of its metrics: the checkpoint is stored, so the name stays.
 */
export interface ProcessEntry extends Pick<Reactor, 'name' | 'filter'> {
  /** Carries out what the process decides. */
  readonly reactor: (ports: ProcessPorts) => Pick<Reactor, 'handle' | 'onFailure'>;
}

/** The process at work. */
export const reactorOf = ({ name, filter, reactor }: ProcessEntry, ports: ProcessPorts): Reactor => ({
  name,
  filter,
  ...reactor(ports),
});
