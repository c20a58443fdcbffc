import { type DynamicModule, Module } from '@nestjs/common';
import { MESSAGE_BROKER, type MessageBroker } from '#messaging';
import { type Infrastructure, InfrastructureModule } from '#platform';

/** The store on one side, the broker on the other. */
@Module({})
export class RelayModule {
  static with(infrastructure: Infrastructure, broker: MessageBroker): DynamicModule {
    const provider = { provide: MESSAGE_BROKER, useValue: broker };
    return {
      module: RelayModule,
      imports: [InfrastructureModule.with(infrastructure)],
      providers: [provider],
      exports: [provider],
    };
  }
}
