import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { SupervisionRules } from '#escalation/contract';
import type { Infrastructure, Steps } from '#platform';
import { ContextsModule } from './contexts-module.js';
import { stepNames } from './step-names.js';

/** Commands and queries of every context, for a process that serves no HTTP. */
export const openContexts = (
  infrastructure: Infrastructure,
  rules: SupervisionRules,
  { open }: Steps,
): Promise<INestApplicationContext> =>
  open(
    stepNames.context,
    () =>
      NestFactory.createApplicationContext(ContextsModule.with(infrastructure, rules), {
        logger: false,
        abortOnError: false,
      }),
    (app) => app.close(),
    stepNames.commandsUnderWay,
  );
