import { type DynamicModule, Module } from '@nestjs/common';
import { EscalationModule } from '#escalation';
import type { SupervisionRules } from '#escalation/contract';
import { OrganizationsModule } from '#organizations';
import { type Infrastructure, InfrastructureModule } from '#platform';
import { TasksModule } from '#tasks';

/** Orders to tasks, and the index of their due clocks. */
@Module({})
export class EscalatorModule {
  static with(infrastructure: Infrastructure, rules: SupervisionRules): DynamicModule {
    return {
      module: EscalatorModule,
      imports: [
        InfrastructureModule.with(infrastructure),
        EscalationModule.with(rules),
        OrganizationsModule,
        TasksModule,
      ],
    };
  }
}
