import { type DynamicModule, Inject, Module } from '@nestjs/common';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { EVENT_STORE, type EventStore } from '#event-store';
import type { Clock } from '#kernel';
import { READ_DATABASE } from '#projections';
import type { DataSource } from 'typeorm';
import type { AccessTokens } from '../access-tokens.js';
import type { Configuration } from '../configuration/configuration.js';
import type { Observability } from '../observability/observe-process.js';
import { observeCommands } from '../observability/observed-commands.js';
import { ACCESS_TOKENS, CLOCK, CONFIGURATION, OBSERVABILITY } from '../tokens.js';

/** What a process is given from outside, already started. Whoever started it also stops it, in one place. */
export interface Infrastructure {
  readonly store: EventStore;
  readonly readDatabase: DataSource;
  readonly clock: Clock;
  readonly configuration: Configuration;
  readonly accessTokens: AccessTokens;
  /** Absent: nothing is measured. */
  readonly observability?: Observability;
}

/** Makes the infrastructure and the command and query buses known to every module of the process. */
@Module({})
export class InfrastructureModule {
  constructor(@Inject(CommandBus) commands: CommandBus, @Inject(OBSERVABILITY) observability: Observability | null) {
    if (observability) observeCommands(commands, observability);
  }

  static with(infrastructure: Infrastructure): DynamicModule {
    const { store, readDatabase, clock, configuration, accessTokens, observability = null } = infrastructure;
    const providers = [
      { provide: OBSERVABILITY, useValue: observability },
      { provide: EVENT_STORE, useValue: store },
      { provide: READ_DATABASE, useValue: readDatabase },
      { provide: CLOCK, useValue: clock },
      { provide: CONFIGURATION, useValue: configuration },
      { provide: ACCESS_TOKENS, useValue: accessTokens },
    ];
    return {
      module: InfrastructureModule,
      global: true,
      imports: [CqrsModule.forRoot()],
      providers,
      exports: [...providers, CqrsModule],
    };
  }
}
