import { compactVerify, type CryptoKey, decodeProtectedHeader, errors, importJWK } from 'jose';
import { z } from 'zod';
import type { Actor } from '#kernel';
import type { Directory, UnitKey } from '#organizations/contract';
import { envelope, isUnitCommand, type SentCommand, unitCommands } from './sent-command.js';
import { refuseIntake } from './refusals.js';

/** A command with the unit whose key signed it. */
export interface SignedCommand {
  readonly unit: string;
  readonly key: UnitKey;
  readonly content: SentCommand;
}

/** The largest message, in bytes. */
export const largestMessage = 512 * 1024;

const header = z.object({
  alg: z.literal('EdDSA'),
  kid: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}\/[A-Za-z0-9_-]{1,64}$/),
});

/** Checks that the unit that is named has signed the message, then reads the content. @throws a refusal of the intake */
export async function verified(value: Buffer, directory: Directory): Promise<SignedCommand> {
  if (value.length > largestMessage) {
    throw refuseIntake('MESSAGE_TOO_LONG', { bytes: value.length, limit: largestMessage });
  }
  const token = value.toString('latin1');
  const { unit, key } = signerOf(token, directory);
  return { unit, key, content: sentCommandIn(await signedContent(token, unit, key)) };
}

/** The actor as it is recorded. The unit is the one whose key signed, whatever the content says. */
export const actorOf = ({ unit, key, content }: SignedCommand): Actor => ({
  account: `${content.account}@${unit}`,
  role: key.role,
  unit,
});

function signerOf(token: string, directory: Directory): { readonly unit: string; readonly key: UnitKey } {
  const [unit, keyId] = kidOf(token).split('/') as [string, string];
  const entry = directory.unit(unit);
  if (!entry) throw refuseIntake('SIGNING_UNIT_UNKNOWN', { unit });
  const key = entry.keys?.find((known) => known.keyId === keyId);
  if (!key) throw refuseIntake('SIGNING_KEY_UNKNOWN', { unit, keyId });
  if (key.revoked) throw refuseIntake('SIGNING_KEY_REVOKED', { unit, keyId });
  return { unit, key };
}

function kidOf(token: string): string {
  try {
    return header.parse(decodeProtectedHeader(token)).kid;
  } catch (error) {
    const reason = error instanceof z.ZodError ? issuesOf(error) : (error as Error).message;
    throw refuseIntake('SIGNATURE_UNREADABLE', { reason: reason.slice(0, 300) });
  }
}

/** A memo: a key is imported once, and forgotten with the directory that has it. */
const imported = new WeakMap<UnitKey, Promise<CryptoKey | Uint8Array>>();
function importedKey(key: UnitKey): Promise<CryptoKey | Uint8Array> {
  const known = imported.get(key) ?? importJWK({ ...key.publicKey }, 'EdDSA');
  imported.set(key, known);
  return known;
}

async function signedContent(token: string, unit: string, key: UnitKey): Promise<Uint8Array> {
  const { keyId } = key;
  try {
    const { payload } = await compactVerify(token, await importedKey(key), { algorithms: ['EdDSA'] });
    return payload;
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) throw refuseIntake('SIGNATURE_WRONG', { unit, keyId });
    throw refuseIntake('SIGNATURE_UNREADABLE', { reason: (error as Error).message.slice(0, 300) });
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function sentCommandIn(content: Uint8Array): SentCommand {
  const parsed = envelope.safeParse(jsonOf(content));
  if (!parsed.success) throw refuseIntake('ORDER_UNREADABLE', { issues: issuesOf(parsed.error) });
  const { command } = parsed.data;
  if (!isUnitCommand(command)) throw refuseIntake('ORDER_UNKNOWN', { command, known: unitCommands });
  return { ...parsed.data, command };
}

function jsonOf(content: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(content));
  } catch (error) {
    throw refuseIntake('ORDER_UNREADABLE', { issues: (error as Error).message.slice(0, 300) });
  }
}

const issuesOf = (error: z.ZodError): string =>
  error.issues
    .slice(0, 10)
    .map(({ path, message }) => `${path.join('.') || '(content)'}: ${message}`)
    .join('; ');
