import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { EVENT_STORE, type EventStore } from '#event-store';
import type { Clock } from '#kernel';
import { READ_DATABASE } from '#projections';
import type { DataSource } from 'typeorm';
import type { AccessTokens } from './access-tokens.js';
import type { Configuration } from './configuration.js';
import { ACCESS_TOKENS, CLOCK, CONFIGURATION } from './tokens.js';

/** What a process is given from outside, already started. Whoever started it also stops it, in one place. */
export interface Infrastructure {
  readonly store: EventStore;
  readonly readDatabase: DataSource;
  readonly clock: Clock;
  readonly configuration: Configuration;
  readonly accessTokens: AccessTokens;
}

/** Makes the infrastructure and the command and query buses known to every module of the process. */
@Module({})
export class InfrastructureModule {
  static with({ store, readDatabase, clock, configuration, accessTokens }: Infrastructure): DynamicModule {
    const providers = [
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
