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

/** Keeps the few thousand events of the directory in memory, and reads only new events before each answer. */
export class LiveDirectory implements DirectorySource {
  private readonly events: OrganizationEvent[] = [];
  private position = 0n;
  private directory: Directory = directoryFrom([]);

  constructor(private readonly store: EventStore) {}

  /** With every event of the directory stored before the call. */
  readonly current = sharedRuns(() => this.catchUp());

  private async catchUp(): Promise<Directory> {
    const before = this.events.length;
    for (;;) {
      const page = await this.store.readAll({ after: this.position, limit: 1_000, filter });
      for (const event of page.events) this.events.push(organizationCodec.read(event));
      this.position = page.position;
      if (page.atEnd) break;
    }
    if (this.events.length > before) this.directory = directoryFrom(this.events);
    return this.directory;
  }
}

/** The directory of a store as it is now. */
export const currentDirectory = (store: EventStore): Promise<Directory> => new LiveDirectory(store).current();
