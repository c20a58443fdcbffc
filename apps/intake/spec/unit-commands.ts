import { CompactSign, type CryptoKey, exportJWK, generateKeyPair, type JWK } from 'jose';
import { localDateOf, newId, systemClock } from '#kernel';

export const units = ['jiao-tong-wei', 'cai-zheng-ju'] as const;
export type Unit = (typeof units)[number];

export const thisMonth = localDateOf(systemClock.now()).slice(0, 7);

/** A command as the system of a unit writes it. */
export const commandTo = (taskId: string, command: string, data: object = {}, more: object = {}) => ({
  id: newId(),
  issuedAt: systemClock.now(),
  account: '经办人甲',
  taskId,
  command,
  data,
  ...more,
});

interface Signing {
  readonly kid?: string;
  readonly key?: CryptoKey;
}

/** The private keys of the units. */
export class UnitKeys {
  private readonly keys = new Map<string, CryptoKey>();

  /** Makes a key pair; gives the public one. */
  async make(unit: Unit, keyId: string): Promise<JWK> {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    this.keys.set(`${unit}/${keyId}`, privateKey);
    return exportJWK(publicKey);
  }

  of = (unit: Unit, keyId: string): CryptoKey => this.keys.get(`${unit}/${keyId}`)!;

  /** A message in the name of a unit; signed by its first key unless another is given. */
  signed = async (content: object | string, unit: Unit, { kid = `${unit}/k1`, key }: Signing = {}): Promise<Buffer> => {
    const bytes = new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));
    const token = new CompactSign(bytes).setProtectedHeader({ alg: 'EdDSA', kid }).sign(key ?? this.of(unit, 'k1'));
    return Buffer.from(await token);
  };
}
