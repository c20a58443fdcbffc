import { errors } from 'jose';
import { instantText, said, type Said } from '#kernel';

/** Why a token is not accepted, as programs read it. */
export type TokenFault =
  | 'expired'
  | 'not-yet-valid'
  | 'other-installation'
  | 'other-issuer'
  | 'other-service'
  | 'signature'
  | 'claims'
  | 'malformed';

const because = (fault: TokenFault, zh: string, en: string): Said<TokenFault> => said<TokenFault>(fault, { zh, en });

const otherInstallation = because(
  'other-installation',
  '它由另一套折子签发，密钥与本机数据目录（ZHEZI_DATA）中的不同',
  'it was signed by another installation of zhezi, with another key than that in the data folder here (ZHEZI_DATA)',
);
const signature = because(
  'signature',
  '签名不符，令牌可能被改动，或由另一套折子签发（请核对数据目录 ZHEZI_DATA）',
  'its signature is wrong: it was changed, or another installation of zhezi signed it (check the data folder, ZHEZI_DATA)',
);
export const foreignClaims = because(
  'claims',
  '其中的账号、角色、单位或职务不是折子签发的形式',
  'its account, role, unit or post is not as zhezi signs them',
);
const otherService = because(
  'other-service',
  '它不是为折子签发的，而是为另一项服务签发的',
  'it was issued for another service, not for zhezi',
);
const otherIssuer = because(
  'other-issuer',
  '它不是由折子签发的，而是由另一处签发的',
  'it was issued by somebody else, not by zhezi',
);
const malformed = because(
  'malformed',
  '它不是完整的令牌，可能没有复制完整',
  'it is no whole token; it may not have been copied to its end',
);

/** What the library that reads tokens has found, in words of our own. `signedBy`: the key that the token names; `keyId`: ours. */
export function tokenFault(error: unknown, signedBy: string | undefined, keyId: string): Said<TokenFault> {
  if (error instanceof errors.JWTExpired) return expired(error.payload.exp);
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return signedBy !== undefined && signedBy !== keyId ? otherInstallation : signature;
  }
  if (error instanceof errors.JWTClaimValidationFailed) return claimFaults[error.claim] ?? foreignClaims;
  if (error instanceof errors.JOSEAlgNotAllowed) return signature;
  return malformed;
}

const notYet = because('not-yet-valid', '它尚未生效', 'it is not valid yet');

/** By the claim that is not as it must be. */
const claimFaults: Readonly<Record<string, Said<TokenFault>>> = { nbf: notYet, aud: otherService, iss: otherIssuer };

/** The library hands the payload over as it was signed, so the end is a number of seconds. */
function expired(exp = 0): Said<TokenFault> {
  const { zh, en } = instantText(new Date(exp * 1_000).toISOString());
  return because('expired', `它已过期，有效期至 ${zh}`, `it expired on ${en}`);
}
