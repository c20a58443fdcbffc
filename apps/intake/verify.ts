import { compactVerify, type CryptoKey, decodeProtectedHeader, errors, importJWK } from 'jose';
import { z } from 'zod';
import {
  type Actor,
  type Called,
  expecting,
  issuesOf,
  issuesText,
  jsonFault,
  knownText,
  said,
  saidIssues,
  saidText,
} from '#kernel';
import { type Directory, unitCalled, type UnitKey } from '#organizations/contract';
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
  kid: expecting(z.string().regex(/^.{1,80}\/[A-Za-z0-9_-]{1,64}$/u), {
    zh: '“单位/公钥编号”，单位写编号、名称或别称，形如 qu-shen-ji-ju/oa-2023',
    en: '"unit/key id" such as qu-shen-ji-ju/oa-2023, the unit by its id, its name or another name',
  }),
});

/** Checks that the unit that is named has signed the message, then reads the content. @throws a refusal of the intake, UNIT_AMBIGUOUS */
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
  const kid = kidOf(token);
  const end = kid.lastIndexOf('/');
  const [called, keyId] = [kid.slice(0, end), kid.slice(end + 1)];
  if (!directory.unit(called) && !directory.findUnit(called)) {
    throw refuseIntake('SIGNING_UNIT_UNKNOWN', { unit: called });
  }
  const { unitId: unit, keys = [] } = unitCalled(directory, called);
  const key = keys.find((known) => known.keyId === keyId);
  if (!key) throw refuseIntake('SIGNING_KEY_UNKNOWN', { unit, keyId, known: validKeys(keys) });
  if (key.revoked) throw refuseIntake('SIGNING_KEY_REVOKED', { unit, keyId });
  return { unit, key };
}

const mostListed = 10;

const validKeys = (keys: readonly UnitKey[]): readonly string[] => {
  const valid = keys.filter(({ revoked }) => !revoked).slice(0, mostListed);
  return valid.length > 0 ? valid.map(({ keyId }) => keyId) : ['——'];
};

const noJws = saidText({ zh: '它不是由两个点分成三段的签名', en: 'it is not three parts with a dot between them' });

const headerCalled: Called = {
  whole: { zh: 'JWS 头部', en: 'the header of the JWS' },
  field: { zh: '头部字段', en: 'header field' },
};

function kidOf(token: string): string {
  let decoded: unknown;
  try {
    decoded = decodeProtectedHeader(token);
  } catch {
    throw refuseIntake('SIGNATURE_UNREADABLE', { reason: noJws });
  }
  const parsed = header.safeParse(decoded);
  if (parsed.success) return parsed.data.kid;
  const issues = issuesOf(parsed.error, decoded, header, headerCalled);
  throw refuseIntake('SIGNATURE_UNREADABLE', { reason: saidText(issuesText(issues)) });
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
    throw refuseIntake('SIGNATURE_UNREADABLE', { reason: noJws });
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function sentCommandIn(content: Uint8Array): SentCommand {
  const sent = jsonOf(content);
  const parsed = envelope.safeParse(sent);
  if (!parsed.success)
    throw refuseIntake('ORDER_UNREADABLE', { issues: saidIssues(issuesOf(parsed.error, sent, envelope)) });
  const { command } = parsed.data;
  if (!isUnitCommand(command))
    throw refuseIntake('ORDER_UNKNOWN', { command, known: said(unitCommands, knownText(unitCommands, command)) });
  return { ...parsed.data, command };
}

function jsonOf(content: Uint8Array): unknown {
  const text = textOf(content);
  try {
    return JSON.parse(text);
  } catch {
    throw refuseIntake('ORDER_UNREADABLE', { issues: saidText(jsonFault(text)) });
  }
}

function textOf(content: Uint8Array): string {
  try {
    return utf8.decode(content);
  } catch {
    throw refuseIntake('ORDER_UNREADABLE', {
      issues: saidText({ zh: '内容应为 UTF-8 编码的文本', en: 'the content must be text in UTF-8' }),
    });
  }
}
