import { type DynamicModule, Module } from '@nestjs/common';
import { EscalationModule } from '#escalation';
import type { SupervisionRules } from '#escalation/contract';
import { type Infrastructure, InfrastructureModule } from '#platform';
import { contexts } from './contexts.js';

/** Every context with its commands and queries, by the rules in force: what each process that gives commands is made of. */
@Module({})
export class ContextsModule {
  static with(infrastructure: Infrastructure, rules: SupervisionRules): DynamicModule {
    return {
      module: ContextsModule,
      imports: [
        InfrastructureModule.with(infrastructure),
        EscalationModule.with(rules),
        ...contexts.map(({ module }) => module),
      ],
    };
  }
}
