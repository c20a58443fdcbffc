import { type DynamicModule, Module } from '@nestjs/common';
import { SUPERVISION_RULES, type SupervisionRules } from '#escalation/contract';

/** Gives every module the rules in force: one policy version and one calendar version. */
@Module({})
export class EscalationModule {
  static with(rules: SupervisionRules): DynamicModule {
    return {
      module: EscalationModule,
      global: true,
      providers: [{ provide: SUPERVISION_RULES, useValue: rules }],
      exports: [SUPERVISION_RULES],
    };
  }
}
