import { Module } from '@nestjs/common';
import { AggregateWriter, EVENT_STORE, type EventStore } from '#event-store';
import { GivePlanCommandHandler, PLAN_WRITER, type PlanWriter } from './application/give-plan-command.js';
import { ImportDocumentHandler } from './application/import-document.js';
import { ListMembersHandler } from './application/list-members.js';
import { planDecider } from './domain/decider.js';
import { planReadModelProviders } from './read-models/providers.js';

/** The plan document: reading it, correcting it, approving it, issuing its tasks. Needs the organizations module. */
@Module({
  providers: [
    {
      provide: PLAN_WRITER,
      inject: [EVENT_STORE],
      useFactory: (store: EventStore): PlanWriter => new AggregateWriter(store, { decider: planDecider }),
    },
    GivePlanCommandHandler,
    ImportDocumentHandler,
    ListMembersHandler,
    ...planReadModelProviders,
  ],
})
export class PlansModule {}
