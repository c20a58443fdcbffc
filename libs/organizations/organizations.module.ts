import { Global, Module } from '@nestjs/common';
import { CommandGateway } from '#commands';
import { EVENT_STORE, type EventStore } from '#event-store';
import { DIRECTORY, type DirectorySource } from '#organizations/contract';
import { directoryCommands } from './application/directory-commands.js';
import { LiveDirectory } from './application/live-directory.js';
import { UnitKeys } from './application/unit-keys.js';

/** Units with their names and posts with dated holders. The module provides the directory to every other module. */
@Global()
@Module({
  providers: [
    {
      provide: DIRECTORY,
      inject: [EVENT_STORE],
      useFactory: (store: EventStore): DirectorySource => new LiveDirectory(store),
    },
    {
      provide: directoryCommands,
      inject: [CommandGateway, DIRECTORY],
      useFactory: (gateway: CommandGateway, directory: DirectorySource) =>
        gateway.register(directoryCommands(directory)),
    },
    UnitKeys,
  ],
  exports: [DIRECTORY, UnitKeys],
})
export class OrganizationsModule {}
