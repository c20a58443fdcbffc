import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { organizationCommands } from '#organizations/contract';
import { type Occasion, say } from '../command.js';
import { type ExitCode, exitCodes, WrongUsage } from '../exit-codes.js';
import { writeNew } from '../new-file.js';

export interface UnitKeyOptions {
  readonly out: string;
  readonly id?: string;
}

/**
 * Makes a key that a unit's system signs commands with. The private part goes into a new file that its owner alone can read, and
 * nowhere else; the public JSON Web Key is printed, alone on its line. @throws FILE_EXISTS, FILE_UNWRITABLE
 */
export async function unitKey({ language, surroundings }: Occasion, options: UnitKeyOptions): Promise<ExitCode> {
  const { out: path, id: keyId = `k-${randomBytes(4).toString('hex')}` } = options;
  if (!organizationCommands.RegisterUnitKey.data.shape.keyId.safeParse(keyId).success) {
    const zh = `密钥编号应为 1 至 64 个字母、数字、- 或 _，实际为“${keyId}”。`;
    throw new WrongUsage(say(language, zh, `A key id is 1 to 64 letters, digits, - or _; found "${keyId}".`));
  }
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const jwk = (key: KeyObject) => key.export({ format: 'jwk' });
  await writeNew(
    resolve(surroundings.folder, path),
    path,
    `${JSON.stringify({ keyId, privateKey: jwk(privateKey) })}\n`,
    0o600,
  );
  surroundings.out(`${JSON.stringify(jwk(publicKey))}\n`);
  const zh = `私钥已写入 ${path}，请勿外传。请督查室主任登记公钥：POST /v1/units/{unitId}/keys，keyId 为 ${keyId}。`;
  const en = `The private key is in ${path}; keep it. Have the director register the public key: POST /v1/units/{unitId}/keys with keyId ${keyId}.`;
  surroundings.err(`${say(language, zh, en)}\n`);
  return exitCodes.done;
}
