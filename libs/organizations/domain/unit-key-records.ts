import type { Actor, Timestamp } from '#kernel';
import type { OrganizationEvent, UnitKey, UnitKeyRecord } from '#organizations/contract';

/** An event with who gave its command, and when. */
export type Recorded = OrganizationEvent & {
  readonly metadata: { readonly actor: Pick<Actor, 'account' | 'role'>; readonly occurredAt: Timestamp };
};

/** The keys of one unit in the order in which they were registered, from its events. */
export function keysFrom(events: readonly Recorded[]): readonly UnitKeyRecord[] {
  const keys = new Map<string, UnitKeyRecord>();
  for (const event of events) {
    if (event.type === 'UnitKeyRegistered') {
      const { keyId, publicKey, role, label } = event.data;
      keys.set(keyId, { keyId, publicKey: partsOf(publicKey), role, label, registered: actOf(event), revoked: null });
    }
    if (event.type === 'UnitKeyRevoked') {
      const { keyId, reason } = event.data;
      keys.set(keyId, { ...keys.get(keyId)!, revoked: { ...actOf(event), reason } });
    }
  }
  return [...keys.values()];
}

/** Only the public part of a key, also when an event holds more. */
const partsOf = ({ kty, crv, x }: UnitKey['publicKey']): UnitKey['publicKey'] => ({ kty, crv, x });

const actOf = ({ metadata: { actor, occurredAt } }: Recorded): UnitKeyRecord['registered'] => ({
  at: occurredAt,
  by: { account: actor.account, role: actor.role },
});
