import { errors } from 'jose';
import { z } from 'zod';
import { commandRefusals } from '#commands';
import { escalationRefusals } from '#escalation/contract';
import { fileFault, issuesOf, jsonFault, networkFault, type Said, saidIssues, saidText } from '#kernel';
import { organizationCommands, organizationRefusals } from '#organizations/contract';
import { ModelSuperseded, NothingKept, RebuildRunning } from '#projections';
import { type Finding, findingsSaid, jsonContent, knownSeeds, placed, unplaced } from '#settings';
import { checkPolicy } from '../../../../libs/escalation/policies/check-policy.js';
import { messagingRefusals } from '../../../../libs/messaging/refusals.js';
import { checkRegistry } from '../../../../libs/organizations/registry/check-registry.js';
import { databaseFault } from '../../../../libs/platform/infrastructure/database-fault.js';
import { platformRefusals } from '../../../../libs/platform/refusals.js';
import { simulationRefusals } from '../../../../libs/platform/simulation/refusals.js';
import { foreignClaims, tokenFault } from '../../../../libs/platform/token-faults.js';
import { commandSaid } from '#kernel';
import { refusedWith } from './samples-of.js';

/** One content with everything wrong that a schema can find. */
const schema = z.strictObject({
  name: z.string().min(2),
  short: z.string().max(3),
  count: z.int(),
  share: z.number().min(0).max(100).multipleOf(5),
  kind: z.enum(['department', 'street']),
  day: z.iso.date(),
  list: z.array(z.string()).min(1),
  form: z.discriminatedUnion('form', [z.object({ form: z.literal('by') }), z.object({ form: z.literal('window') })]),
  either: z.union([z.string(), z.object({ name: z.string() })]),
  range: z.string().refine(() => false, { params: { zh: '应由小到大', en: 'must begin with the smaller number' } }),
  unnamed: z.string().refine(() => false),
});
const wrong = {
  name: '',
  short: '太长的名称',
  count: 1.5,
  share: 140,
  kind: 'club',
  day: '六月底',
  list: [],
  form: { form: 'until' },
  either: 3,
  range: '2-1',
  unnamed: 'x',
  nmae: '区财政局',
};
const issues = (called?: Parameters<typeof issuesOf>[3]): Said =>
  saidIssues(issuesOf(schema.safeParse(wrong).error!, wrong, schema, called).slice(0, 20));
const missing = saidIssues(issuesOf(schema.safeParse({}).error!, {}, schema));
const noFile = fileFault({ code: 'ENOENT' });
const noJson = saidText(jsonFault('{"name": }'));
/** A file in which a check found something. */
const invalidFile = (findings: readonly Finding[]) => ({
  file: 'ours.json',
  errors: findings.length,
  found: findingsSaid(placed(findings, jsonContent('{}'))),
});
export const someIssues = { issues, missing };

export const ofCommands = refusedWith(commandRefusals, {
  COMMAND_INVALID: [{ issues: issues() }, { issues: missing }],
  IDEMPOTENCY_KEY_REUSED: [{ commandId: '7f1b6a52' }],
  REVISION_STALE: [{ expected: 7, actual: 9 }],
  COMMAND_CONTENDED: [{ attempts: 5 }],
});

export const ofEscalation = refusedWith(escalationRefusals, {
  ESCALATION_CLOCK_NOT_ARMABLE: [
    { policyVersion: 'default@1', clock: 'deadline' },
    { policyVersion: 'default@1', clock: 'notice' },
  ],
  ESCALATION_RUNG_UNKNOWN: [{ policyVersion: 'default@1', rung: 'L9' }],
  ESCALATION_POLICY_INVALID: [
    invalidFile(checkPolicy(unplaced({ rungs: 'many', light: { redPointsBehind: 1 } })).findings),
  ],
  ESCALATION_POLICY_UNREADABLE: [noFile, noJson].map((reason) => ({
    file: 'ours.json',
    reason,
    known: knownSeeds('policies', 'ours.json'),
  })),
});

export const ofOrganizations = refusedWith(organizationRefusals, {
  UNIT_UNKNOWN: [{ name: '区财政', suggestions: ['区财政局（qu-cai-zheng-ju）'] }],
  UNIT_AMBIGUOUS: [
    { name: '财政局', choices: ['区财政局', '市财政局通州分局'] },
    { name: '财政局', choices: ['财政局（cai-zheng-1）', '财政局（cai-zheng-2）'] },
  ],
  UNIT_ALREADY_REGISTERED: [{ unitId: 'qu-cai-zheng-ju', name: '区财政局' }],
  UNIT_NAME_TAKEN: [
    { name: '财政局', how: 'alias', other: '区财政局', otherId: 'qu-cai-zheng-ju' },
    { name: '区财政处', how: 'former-name', other: '区财政局', otherId: 'qu-cai-zheng-ju' },
  ],
  UNIT_MERGER_CIRCULAR: [{ unitId: 'qu-cai-zheng-ju', into: 'qu-shen-ji-ju' }],
  UNIT_NOT_COLLECTIVE: [{ name: '区财政局', kind: 'department' }],
  COLLECTIVE_IN_ITSELF: [{ unitId: 'ge-jie-dao' }],
  COLLECTIVE_MEMBERS_OPEN: [{ name: '相关街道' }],
  UNIT_KEY_TAKEN: [{ unitId: 'qu-cai-zheng-ju', keyId: 'key-1' }],
  UNIT_KEY_UNKNOWN: [{ unitId: 'qu-cai-zheng-ju', keyId: 'key-1', known: ['key-2'] }],
  UNIT_KEYS_SCOPE_FORBIDDEN: [{ own: '区财政局', unitId: '区审计局' }],
  POST_UNKNOWN: [{ name: '王某', suggestions: ['王明（副区长）'] }],
  POST_AMBIGUOUS: [{ name: '副区长', choices: ['副区长（分管住建）', '副区长（分管教育）'] }],
  POST_ALREADY_REGISTERED: [{ postId: 'fu-qu-zhang' }],
  POST_CHANGE_OUT_OF_ORDER: [{ since: '2023-03-01', on: '2023-01-01' }],
  POST_TERM_UNKNOWN: [{ person: '王某', wasFrom: '2023-01-01' }],
  POST_TERM_OUT_OF_ORDER: [{ person: '王某', after: '2022-01-01', before: '2023-01-01', from: '2023-03-01' }],
  ORGANIZATION_FORBIDDEN: [
    { command: commandSaid(organizationCommands, 'RegisterUnit'), allowed: ['director', 'system'], role: 'unitHead' },
  ],
  REGISTRY_INVALID: [
    invalidFile(checkRegistry(unplaced({ units: [{ unitId: 'x y', name: '区财政局', kind: 'club' }] })).findings),
  ],
  REGISTRY_UNREADABLE: [noFile, noJson].map((reason) => ({
    file: 'ours.json',
    reason,
    known: knownSeeds('organizations', 'tongzhu'),
  })),
  DIRECTORY_MISSING: [{}],
});

export const ofMessaging = refusedWith(messagingRefusals, {
  BROKER_UNREACHABLE: [
    { brokers: '10.0.0.5:9092', reason: saidText({ zh: '连接中断', en: 'the connection was cut' }) },
  ],
  TOPIC_UNKNOWN: [{ topic: 'zhezi.events' }],
  MESSAGE_TOO_LARGE: [{ topic: 'zhezi.events', bytes: 2_000_000 }],
  OFFSET_BEYOND_END: [{ topic: 'zhezi.events', partition: 3, offset: '120', end: '20' }],
  PARTITIONS_SHARED: [{ topic: 'zhezi.events', all: 12, assigned: 6 }],
  MESSAGE_UNREADABLE: [
    { reason: issues() },
    { reason: saidText({ zh: '消息内容应为 JSON', en: 'the value must be JSON' }) },
  ],
});

const claimsOf = (claim: string) => new errors.JWTClaimValidationFailed('"aud" is wrong', {}, claim);
export const tokenFaults: readonly Said[] = [
  foreignClaims,
  tokenFault(new errors.JWTExpired('"exp" claim timestamp check failed', { exp: 1_688_141_100 }), undefined, 'k'),
  tokenFault(claimsOf('nbf'), undefined, 'k'),
  tokenFault(claimsOf('aud'), undefined, 'k'),
  tokenFault(claimsOf('iss'), undefined, 'k'),
  tokenFault(new errors.JWSSignatureVerificationFailed(), 'other', 'k'),
  tokenFault(new errors.JWSSignatureVerificationFailed(), 'k', 'k'),
  tokenFault(new errors.JOSEAlgNotAllowed(), 'k', 'k'),
  tokenFault(new errors.JWSInvalid(), undefined, 'k'),
];

const databaseFaults = [
  ...['28P01', '3D000', '42501', '53300', '57P03', '25006', 'XX001', 'ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT'],
  ...['CERT_HAS_EXPIRED', 'EPROTO'],
].map((code) => databaseFault({ code })!);

export const ofPlatform = refusedWith(platformRefusals, {
  CONFIGURATION_INVALID: [{ issues: issues() }],
  DATA_FOLDER_IN_USE: [{ folder: '/srv/zhezi' }],
  DATA_FOLDER_UNUSABLE: [{ folder: '/srv/zhezi', path: '/srv/zhezi/postgres', reason: fileFault({ code: 'EACCES' }) }],
  KEYS_UNREADABLE: [{ path: '/srv/zhezi/keys/tokens.pem', reason: fileFault({ code: 'EISDIR' }) }],
  FILE_UNUSABLE: [{ path: '/srv/seed.json', reason: noFile }],
  STORE_FULL: [{}],
  PORT_IN_USE: [{ host: '127.0.0.1', port: 3000 }],
  METRICS_PORT_IN_USE: [{ host: '127.0.0.1', port: 9100 }],
  PORT_UNUSABLE: [
    {
      ...{ host: '10.0.0.9', port: 80, reason: networkFault({ code: 'EADDRNOTAVAIL' })! },
      variables: ['ZHEZI_HTTP_HOST', 'ZHEZI_HTTP_PORT'],
    },
  ],
  STOP_TOO_LONG: [{ seconds: 30, steps: saidText({ zh: '启动', en: 'the start' }) }],
  DATABASE_FAILED: [{ reason: saidText({ zh: '连接中断', en: 'the connection was cut' }) }],
  DATABASE_UNUSABLE: databaseFaults.map((reason) => ({
    database: 'postgres://zhezi@10.0.0.5:5432/zhezi',
    reason,
    variable: 'ZHEZI_EVENT_STORE_URL',
  })),
  DATABASE_ADDRESS_MISSING: [{ missing: ['ZHEZI_EVENT_STORE_URL', 'ZHEZI_READ_DATABASE_URL'] }],
  KAFKA_ADDRESS_MISSING: [{}],
  TOKEN_MISSING: [{}],
  TOKEN_INVALID: tokenFaults.map((reason) => ({ reason })),
});

export const ofProjections = [
  new NothingKept('task-board'),
  new RebuildRunning('task-board'),
  new ModelSuperseded({ name: 'task-board', version: 3 }, 4),
];

export const ofSimulation = refusedWith(simulationRefusals, {
  SIMULATION_NOT_MARKED: [{ database: 'zhezi' }],
  SIMULATION_WITHOUT_CLOCK: [{ database: 'zhezi' }],
  SIMULATION_NOT_EMPTY: [{ database: 'zhezi' }],
  SIMULATION_CLOCK_UNREADABLE: [{ file: '/srv/clock.json', found: noFile }],
});
