import type { EventStore } from '#event-store';
import {
  type Directory,
  type DirectorySource,
  organizationCodec,
  type OrganizationEvent,
  postStreamPrefix,
  unitStreamPrefix,
} from '#organizations/contract';
import { sharedRuns } from '#runtime';
import { directoryFrom } from '../domain/directory.js';

const filter = { streamPrefixes: [unitStreamPrefix, postStreamPrefix] };

/** Knows in which stream a command to the directory was carried out. */
export interface CarriedOut {
  /** Undefined while no event of that command is stored. */
  streamOf(commandId: string): Promise<string | undefined>;
}

/** Keeps the few thousand events of the directory in memory, and reads only new events before each answer. */
export class LiveDirectory implements DirectorySource, CarriedOut {
  private readonly events: OrganizationEvent[] = [];
  private readonly streams = new Map<string, string>();
  private position = 0n;
  private directory: Directory = directoryFrom([]);

  constructor(private readonly store: EventStore) {}

  /** With every event of the directory stored before the call. */
  readonly current = sharedRuns(() => this.catchUp());

  async streamOf(commandId: string): Promise<string | undefined> {
    await this.current();
    return this.streams.get(commandId);
  }

  private async catchUp(): Promise<Directory> {
    const before = this.events.length;
    for (;;) {
      const page = await this.store.readAll({ after: this.position, limit: 1_000, filter });
      for (const event of page.events) {
        this.events.push(organizationCodec.read(event));
        this.streams.set(event.metadata.commandId, event.stream);
      }
      this.position = page.position;
      if (page.atEnd) break;
    }
    if (this.events.length > before) this.directory = directoryFrom(this.events);
    return this.directory;
  }
}

/** The directory of a store as it is now. */
export const currentDirectory = (store: EventStore): Promise<Directory> => new LiveDirectory(store).current();
