import { Global, Module } from '@nestjs/common';
import { AggregateWriter, EVENT_STORE, type EventStore } from '#event-store';
import { DIRECTORY, type DirectorySource } from '#organizations/contract';
import {
  GiveOrganizationCommandHandler,
  ORGANIZATION_WRITER,
  type OrganizationWriter,
} from './application/give-organization-command.js';
import { UnitKeys } from './application/unit-keys.js';
import { LiveDirectory } from './application/live-directory.js';
import { organizationDecider } from './domain/decider.js';

/** Units with their aliases and posts with dated holders; gives every module the directory. */
@Global()
@Module({
  providers: [
    {
      provide: ORGANIZATION_WRITER,
      inject: [EVENT_STORE],
      useFactory: (store: EventStore): OrganizationWriter =>
        new AggregateWriter(store, { decider: organizationDecider }),
    },
    {
      provide: DIRECTORY,
      inject: [EVENT_STORE],
      useFactory: (store: EventStore): DirectorySource => new LiveDirectory(store),
    },
    UnitKeys,
    GiveOrganizationCommandHandler,
  ],
  exports: [DIRECTORY, UnitKeys],
})
export class OrganizationsModule {}
