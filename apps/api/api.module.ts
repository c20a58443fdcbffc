import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR } from '@nestjs/core';
import { EscalationModule } from '#escalation';
import type { SupervisionRules } from '#escalation/contract';
import { OrganizationsModule } from '#organizations';
import { type Infrastructure, InfrastructureModule, LOGGER } from '#platform';
import { PlansModule } from '#plans';
import type { Log } from '#runtime';
import { TasksModule } from '#tasks';
import { CommandDesk } from './commands/command-desk.js';
import { OrganizationCommandsController } from './commands/organizations-commands.controller.js';
import { PlanCommandsController } from './commands/plans-commands.controller.js';
import { TaskCommandsController } from './commands/tasks-commands.controller.js';
import { DocumentsController } from './documents/documents.controller.js';
import { FrontController } from './front/front.controller.js';
import { HealthController } from './health/health.controller.js';
import { Readiness } from './health/readiness.js';
import { LiveController } from './live/live.controller.js';
import { LiveHub } from './live/live-hub.js';
import { DocsController } from './openapi/docs.controller.js';
import { ResolveReferences } from './operations/resolve-references.js';
import { RouteRegister } from './operations/route-register.js';
import type { AnswerProblem } from './problems/answer-problem.js';
import { ANSWER_PROBLEM, ProblemFilter } from './problems/problem.filter.js';
import { ProblemsController } from './problems/problems.controller.js';
import { PROJECTED, type Projected } from './queries/projected.js';
import { QueryDesk } from './queries/query-desk.js';
import { BoardsController } from './queries/boards.controller.js';
import { DirectoryController } from './queries/directory.controller.js';
import { UnitKeysController } from './queries/unit-keys.controller.js';
import { PlansController } from './queries/plans.controller.js';
import { TasksController } from './queries/tasks.controller.js';

/** What the module is made of: everything that exists before Nest does. */
export interface ApiParts {
  readonly infrastructure: Infrastructure;
  readonly rules: SupervisionRules;
  readonly projected: Projected;
  readonly register: RouteRegister;
  readonly log: Log;
  readonly answerProblem: AnswerProblem;
}

@Module({})
export class ApiModule {
  static with({ infrastructure, rules, projected, register, log, answerProblem }: ApiParts): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        InfrastructureModule.with(infrastructure),
        EscalationModule.with(rules),
        OrganizationsModule,
        TasksModule,
        PlansModule,
      ],
      controllers: [
        FrontController,
        HealthController,
        DocsController,
        ProblemsController,
        DocumentsController,
        PlansController,
        PlanCommandsController,
        TasksController,
        TaskCommandsController,
        BoardsController,
        LiveController,
        DirectoryController,
        UnitKeysController,
        OrganizationCommandsController,
      ],
      providers: [
        { provide: PROJECTED, useValue: projected },
        { provide: RouteRegister, useValue: register },
        { provide: LOGGER, useValue: log },
        { provide: ANSWER_PROBLEM, useValue: answerProblem },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_INTERCEPTOR, useClass: ResolveReferences },
        CommandDesk,
        QueryDesk,
        LiveHub,
        Readiness,
      ],
    };
  }
}
