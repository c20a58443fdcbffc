import { type DynamicModule, Module } from '@nestjs/common';
import { EscalationModule } from '#escalation';
import type { SupervisionRules } from '#escalation/contract';
import { OrganizationsModule } from '#organizations';
import { type Infrastructure, InfrastructureModule } from '#platform';
import { TasksModule } from '#tasks';

/** The orders that follow from events: to tasks, and to the directory when an empty store gets its first one. */
@Module({})
export class ProjectorModule {
  static with(infrastructure: Infrastructure, rules: SupervisionRules): DynamicModule {
    return {
      module: ProjectorModule,
      imports: [
        InfrastructureModule.with(infrastructure),
        EscalationModule.with(rules),
        OrganizationsModule,
        TasksModule,
      ],
    };
  }
}
