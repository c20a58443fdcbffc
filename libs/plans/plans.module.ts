import { Module } from '@nestjs/common';
import { CommandGateway } from '#commands';
import { DIRECTORY, type DirectorySource } from '#organizations/contract';
import { DUPLICATES, type DuplicateSource } from './application/duplicates.js';
import { ImportDocumentHandler } from './application/import-document.js';
import { ListMembersHandler } from './application/list-members.js';
import { commandsToPlans } from './application/plan-commands.js';
import { PlanObstacles, PlanObstaclesQueryHandler } from './application/plan-obstacles.js';
import { PLANS } from './application/plans-token.js';
import { PlanLinks } from './read-models/plan-links/reader.js';
import { planReadModelProviders } from './read-models/models.js';

/** The plan document: reading it, correcting it, approving it, issuing its tasks. Needs the organizations module. */
@Module({
  providers: [
    { provide: DUPLICATES, useExisting: PlanLinks },
    {
      provide: PLANS,
      inject: [CommandGateway, DIRECTORY, DUPLICATES],
      useFactory: (gateway: CommandGateway, directory: DirectorySource, duplicates: DuplicateSource) =>
        gateway.register(commandsToPlans(directory, duplicates)),
    },
    ImportDocumentHandler,
    ListMembersHandler,
    PlanObstacles,
    PlanObstaclesQueryHandler,
    ...planReadModelProviders,
  ],
})
export class PlansModule {}
