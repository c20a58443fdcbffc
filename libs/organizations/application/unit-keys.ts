import { EVENT_STORE, type EventStore } from '#event-store';
import { type Actor, refusal, type Role } from '#kernel';
import { organizationCodec, organizationRefusals, type UnitKeyRecord, unitStream } from '#organizations/contract';
import { Inject, Injectable } from '@nestjs/common';
import { keysFrom } from '../domain/unit-key-records.js';

const seeAll: readonly Role[] = ['officer', 'director', 'head', 'auditor'];
const refuse = refusal(organizationRefusals);

/** The keys with which the systems of a unit sign. They are read from the events of the unit, because they are few and rarely asked for. */
@Injectable()
export class UnitKeys {
  constructor(@Inject(EVENT_STORE) private readonly store: Pick<EventStore, 'readStream'>) {}

  /** The people of a unit see only the keys of their own unit. @throws UNIT_KEYS_SCOPE_FORBIDDEN */
  async of(unitId: string, { role, unit: own }: Pick<Actor, 'role' | 'unit'>): Promise<readonly UnitKeyRecord[]> {
    if (!seeAll.includes(role) && own !== unitId)
      throw refuse('UNIT_KEYS_SCOPE_FORBIDDEN', { own: own ?? '—', unitId });
    return keysFrom(organizationCodec.readAll(await this.store.readStream(unitStream(unitId))));
  }
}
