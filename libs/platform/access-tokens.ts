import { access, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  calculateJwkThumbprint,
  decodeProtectedHeader,
  exportJWK,
  exportPKCS8,
  exportSPKI,
  generateKeyPair,
  importPKCS8,
  importSPKI,
  jwtVerify,
  SignJWT,
  type CryptoKey,
} from 'jose';
import { z } from 'zod';
import { type Actor, DomainError, fileFault, isOfAccount, isOfUnit, roles, saidText } from '#kernel';
import { inDataFolder } from './files/data-folder.js';
import { isFileError, readIfThere } from './files/file-errors.js';
import { makeFolder } from './files/make-folder.js';
import { refusePlatform } from './refusals.js';
import { foreignClaims, tokenFault } from './token-faults.js';

const algorithm = 'EdDSA';
const issuer = 'zhezi';
const audience = 'zhezi-api';

const claims = z
  .object({
    sub: z.string().min(1).max(200),
    role: z.enum(roles),
    unit: z.string().optional(),
    post: z.string().optional(),
    obo: z.string().optional(),
  })
  .refine(({ role }) => isOfAccount(role))
  .refine(({ role, unit }) => isOfUnit(role) === (unit !== undefined))
  .refine(({ role, post }) => role !== 'leadingOfficial' || post !== undefined);

/** Signs and checks accounts: EdDSA tokens with role and unit or post in them. */
export interface AccessTokens {
  /** @param expiresIn e.g. `12h`, `30d`. */
  sign(actor: Actor, expiresIn: string): Promise<string>;
  /** @throws TOKEN_INVALID */
  verify(token: string): Promise<Actor>;
}

interface KeyPair {
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

/**
 * Uses the key pair in `<data>/keys`, made on first use and readable by its owner only.
 * @throws KEYS_UNREADABLE, DATA_FOLDER_UNUSABLE
 */
export async function localAccessTokens(dataDirectory: string): Promise<AccessTokens> {
  const { privateKey, publicKey } = await localKeys(join(dataDirectory, 'keys'));
  const keyId = await calculateJwkThumbprint(await exportJWK(publicKey));
  return {
    sign: (actor, expiresIn) => sign(privateKey, keyId, actor, expiresIn),
    verify: (token) => verify(publicKey, keyId, token),
  };
}

/** Whether a process has made the key pair of this data folder. */
export const hasLocalKeys = (dataDirectory: string): Promise<boolean> =>
  access(join(dataDirectory, 'keys', 'tokens.pem')).then(
    () => true,
    () => false,
  );

function sign(
  key: CryptoKey,
  kid: string,
  { account, role, unit, post, onBehalfOf }: Actor,
  expiresIn: string,
): Promise<string> {
  return new SignJWT({ role, ...(unit && { unit }), ...(post && { post }), ...(onBehalfOf && { obo: onBehalfOf }) })
    .setProtectedHeader({ alg: algorithm, kid })
    .setSubject(account)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(expiresIn)
    .sign(key);
}

async function verify(key: CryptoKey, keyId: string, token: string): Promise<Actor> {
  try {
    const { payload } = await jwtVerify(token, key, { algorithms: [algorithm], issuer, audience });
    return actorOf(payload);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw refusePlatform('TOKEN_INVALID', { reason: tokenFault(error, keyIdIn(token), keyId) });
  }
}

/** The key by which the token says it was signed. Tokens of versions before 0.3 do not say it. */
function keyIdIn(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).kid;
  } catch {
    return undefined;
  }
}

function actorOf(payload: unknown): Actor {
  const parsed = claims.safeParse(payload);
  if (!parsed.success) throw refusePlatform('TOKEN_INVALID', { reason: foreignClaims });
  const { sub, role, unit, post, obo } = parsed.data;
  return { account: sub, role, ...(unit && { unit }), ...(post && { post }), ...(obo && { onBehalfOf: obo }) };
}

const damaged = saidText({ zh: '内容损坏', en: 'its content is damaged' });

/** Keys that are there and cannot be read are not made anew: that would make every signed token void. @throws KEYS_UNREADABLE */
async function localKeys(folder: string): Promise<KeyPair> {
  const [path, publicPath] = [join(folder, 'tokens.pem'), join(folder, 'tokens.pub.pem')];
  const read = <Key>(of: string, load: () => Promise<Key>): Promise<Key> =>
    load().catch((error: unknown) => {
      throw refusePlatform('KEYS_UNREADABLE', { path: of, reason: isFileError(error) ? fileFault(error) : damaged });
    });
  const privatePem = await read(path, () => readIfThere(path));
  if (privatePem === undefined) return inDataFolder(dirname(folder), () => makeKeys(folder));
  return {
    privateKey: await read(path, () => importPKCS8(privatePem, algorithm)),
    publicKey: await read(publicPath, async () => importSPKI(await readFile(publicPath, 'utf8'), algorithm)),
  };
}

async function makeKeys(folder: string): Promise<KeyPair> {
  const keys = await generateKeyPair(algorithm, { extractable: true });
  await makeFolder(folder, 0o700);
  await writeFile(join(folder, 'tokens.pub.pem'), await exportSPKI(keys.publicKey));
  await writeFile(join(folder, 'tokens.pem'), await exportPKCS8(keys.privateKey), { mode: 0o600 });
  return keys;
}
