import { refusal, type RefusalCatalog } from '#kernel';

/** Why a message is put aside unread, or a command is refused before a rule of the domain is asked. */
export const intakeRefusals = {
  MESSAGE_TOO_LONG: {
    kind: 'too-large',
    zh: '消息有 {bytes} 字节，不得超过 {limit} 字节。请缩短内容；附件只登记摘要。',
    en: 'The message has {bytes} bytes; it must not exceed {limit}. Shorten it; of attachments only digests are sent.',
  },
  SIGNATURE_UNREADABLE: {
    kind: 'invalid',
    zh: '消息应为紧凑 JWS（EdDSA），头部 kid 为“单位/密钥编号”；无法读取：{reason}。请按 AsyncAPI 文档更正。',
    en: 'The message must be a compact JWS (EdDSA) whose header kid is "unit/key id"; it cannot be read: {reason}. Correct it by the AsyncAPI document.',
    words: { reason: 'said' },
  },
  SIGNING_UNIT_UNKNOWN: {
    kind: 'unauthenticated',
    zh: '登记簿中没有单位“{unit}”。请核对头部 kid。',
    en: 'No unit "{unit}" is registered. Check the header kid.',
  },
  SIGNING_KEY_UNKNOWN: {
    kind: 'unauthenticated',
    zh: '单位“{unit}”没有登记密钥“{keyId}”；有效的有：{known}。请改用其中之一，或由督查室主任登记公钥。',
    en: 'Unit "{unit}" has no key "{keyId}" registered; valid: {known}. Use one of these, or have the director register the public key.',
  },
  SIGNING_KEY_REVOKED: {
    kind: 'unauthenticated',
    zh: '单位“{unit}”的密钥“{keyId}”已吊销。请使用新的密钥。',
    en: 'Key "{keyId}" of unit "{unit}" was revoked. Use a new key.',
  },
  SIGNATURE_WRONG: {
    kind: 'unauthenticated',
    zh: '签名与单位“{unit}”的密钥“{keyId}”不符：消息可能被改动，或由他人签名。请用该密钥重新签名。',
    en: 'The signature is not of key "{keyId}" of unit "{unit}": the message was changed, or somebody else signed it. Sign it again with that key.',
  },
  ORDER_UNREADABLE: {
    kind: 'invalid',
    zh: '签名正确，但内容不符合要求：{issues}。请对照 AsyncAPI 文档更正。',
    en: 'The signature is right, but the content is not as expected: {issues}. Correct it by the AsyncAPI document.',
    words: { issues: 'said' },
  },
  ORDER_UNKNOWN: {
    kind: 'invalid',
    zh: '没有单位可用的命令“{command}”。可用的有：{known}。请改用其中之一。',
    en: 'There is no command "{command}" for units. Known: {known}. Use one of these.',
    words: { known: 'said' },
  },
  ORDER_OUT_OF_TIME: {
    kind: 'unprocessable',
    zh: '签名时间为 {issuedAt}，应在 {earliest} 与 {latest} 之间。请核对时钟，用新的编号重新发送。',
    en: 'It was signed at {issuedAt}; expected between {earliest} and {latest}. Check the clock, then send it again with a new id.',
    words: { issuedAt: 'said', earliest: 'said', latest: 'said' },
  },
  ORDER_FAILED: {
    kind: 'internal',
    zh: '处理该消息时发生内部错误。请联系管理员，并提供消息编号。',
    en: 'The message could not be processed because of an internal error. Tell the administrator the id of the message.',
  },
} as const satisfies RefusalCatalog;

export const refuseIntake = refusal(intakeRefusals);
