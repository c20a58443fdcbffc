import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CommandGateway, GiveCommandHandler } from '#commands';
import { EVENT_STORE, type EventStore } from '#event-store';
import type { Clock } from '#kernel';
import { READ_DATABASE, type ReadDatabase } from '#projections';
import type { AccessTokens } from '../access-tokens.js';
import type { Configuration } from '../configuration/configuration.js';
import type { Observability } from '../observability/observe-process.js';
import { commandObserver } from '../observability/observed-commands.js';
import type { Check } from '../observability/checks.js';
import { ACCESS_TOKENS, CLOCK, CONFIGURATION, OBSERVABILITY, TAKES_EVENTS } from '../tokens.js';

/** What a process is given from outside, already started. Whoever started it also stops it, in one place. */
export interface Infrastructure {
  readonly store: EventStore;
  readonly readDatabase: ReadDatabase;
  readonly clock: Clock;
  readonly configuration: Configuration;
  readonly accessTokens: AccessTokens;
  /** Throws, with the reason, when no event can be stored now. */
  readonly takesEvents: Check;
  /** Absent: nothing is measured. */
  readonly observability?: Observability;
}

/** Makes the infrastructure, the gateway of commands and the buses known to every module of the process. */
@Module({})
export class InfrastructureModule {
  static with(infrastructure: Infrastructure): DynamicModule {
    const {
      store,
      readDatabase,
      clock,
      configuration,
      accessTokens,
      takesEvents,
      observability = null,
    } = infrastructure;
    const providers = [
      { provide: OBSERVABILITY, useValue: observability },
      { provide: EVENT_STORE, useValue: store },
      { provide: TAKES_EVENTS, useValue: takesEvents },
      { provide: CommandGateway, useValue: new CommandGateway(store, commandObserver(observability)) },
      { provide: READ_DATABASE, useValue: readDatabase },
      { provide: CLOCK, useValue: clock },
      { provide: CONFIGURATION, useValue: configuration },
      { provide: ACCESS_TOKENS, useValue: accessTokens },
    ];
    return {
      module: InfrastructureModule,
      global: true,
      imports: [CqrsModule.forRoot()],
      providers: [...providers, GiveCommandHandler],
      exports: [...providers, CqrsModule],
    };
  }
}
