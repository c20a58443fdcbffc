import { type DynamicModule, Module } from '@nestjs/common';
import { EscalationModule } from '#escalation';
import type { SupervisionRules } from '#escalation/contract';
import { OrganizationsModule } from '#organizations';
import { type Infrastructure, InfrastructureModule } from '#platform';
import { TasksModule } from '#tasks';

/** The commands that units may give, and the directory with their keys. */
@Module({})
export class IntakeModule {
  static with(infrastructure: Infrastructure, rules: SupervisionRules): DynamicModule {
    return {
      module: IntakeModule,
      imports: [
        InfrastructureModule.with(infrastructure),
        EscalationModule.with(rules),
        OrganizationsModule,
        TasksModule,
      ],
    };
  }
}
