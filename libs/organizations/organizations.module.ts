import { Global, Module } from '@nestjs/common';
import { CommandGateway, type ReferenceSource } from '#commands';
import { EVENT_STORE, type EventStore } from '#event-store';
import { DIRECTORY, DIRECTORY_REFERENCES, type DirectorySource } from '#organizations/contract';
import { directoryCommands } from './application/directory-commands.js';
import { directoryReferences } from './application/directory-references.js';
import { LiveDirectory } from './application/live-directory.js';
import { UnitKeys } from './application/unit-keys.js';

/** Units with their names and posts with dated holders. The module provides the directory to every other module, and tells the gateway what names mean. */
@Global()
@Module({
  providers: [
    {
      provide: LiveDirectory,
      inject: [EVENT_STORE],
      useFactory: (store: EventStore) => new LiveDirectory(store),
    },
    { provide: DIRECTORY, useExisting: LiveDirectory },
    {
      provide: DIRECTORY_REFERENCES,
      inject: [DIRECTORY],
      useFactory: (directory: DirectorySource) => directoryReferences(directory),
    },
    {
      provide: directoryCommands,
      inject: [CommandGateway, LiveDirectory, DIRECTORY_REFERENCES],
      useFactory: (gateway: CommandGateway, directory: LiveDirectory, references: ReferenceSource) => {
        gateway.resolveBy(references);
        return gateway.register(directoryCommands(directory, directory));
      },
    },
    UnitKeys,
  ],
  exports: [DIRECTORY, DIRECTORY_REFERENCES, UnitKeys],
})
export class OrganizationsModule {}
