import { fileFault, jsonFault, knownText, quoted, said, saidList, saidText, verbatim } from '#kernel';
import { unparsedBecause, unparsedOtherwise } from '../../../../apps/api/unparsed/unparsed-because.js';
import { apiRefusals } from '../../../../apps/api/refusals.js';
import { cliRefusals } from '../../../../apps/cli/refusals.js';
import { intakeRefusals } from '../../../../apps/intake/refusals.js';
import { clusterRefusals } from '../../../../apps/standalone/cluster/refusals.js';
import { demoRefusals } from '../../../../apps/standalone/demo/product/refusals.js';
import { optionRefusals } from '../../../../apps/standalone/demo/refusals.js';
import { scenarioRefusals } from '../../../../apps/standalone/demo/scenario/refusals.js';
import { someIssues } from './mechanisms.js';
import { refusedWith } from './samples-of.js';

const queryCalled = {
  whole: { zh: '查询', en: 'the query' },
  field: { zh: '查询参数', en: 'parameter' },
};
const noJson = saidText(jsonFault('{"period": "2023-06" "percent": 40}'));
const wrongOptions = said(['--lang', 'de'], { zh: '实际为“--lang de”', en: 'found "--lang de"' });

const somePlans = saidList(
  ['2023年折子工程', '2023年民生实事'].map((title, place) =>
    said(`p${place}a1b2c3d4e5f`, { zh: `《${title}》p${place}a1b2c3d4e5f`, en: `"${title}" p${place}a1b2c3d4e5f` }),
  ),
);

export const ofApi = refusedWith(apiRefusals, {
  ROUTE_UNKNOWN: [{ path: '/v2/tasks' }],
  METHOD_NOT_ALLOWED: [{ path: '/v1/tasks', allowed: ['GET', 'HEAD'], method: 'DELETE' }],
  ROLE_NOT_ALLOWED: [
    {
      operation: said('withdrawTask', { zh: '撤销', en: 'Withdraw the task' }),
      allowed: ['head', 'leadingOfficial'],
      role: 'clerk',
    },
  ],
  REQUEST_MALFORMED: [
    { reason: saidText({ zh: '地址中的转义字符无法解码', en: 'the address has an escape that cannot be decoded' }) },
    ...[...Object.values(unparsedBecause), unparsedOtherwise].map((reason) => ({ reason: saidText(reason) })),
  ],
  ADDRESS_NOT_ENCODED: [{ found: said('县财政局', quoted('县财政局')) }, { found: said(' ', quoted(' ')) }],
  HEADERS_TOO_LARGE: [{ limit: 16_384 }],
  REQUEST_TIMED_OUT: [{ seconds: 60 }],
  BODY_MALFORMED: [{ reason: noJson }],
  BODY_TOO_LARGE: [{ limit: 1_048_576 }],
  MEDIA_TYPE_UNSUPPORTED: [
    { expected: ['application/json'], found: said('text/xml', { zh: '“text/xml”', en: '"text/xml"' }) },
    { expected: ['application/json'], found: said('', { zh: '没有说明', en: 'none' }) },
  ],
  QUERY_INVALID: [{ issues: someIssues.issues(queryCalled) }],
  PATH_INVALID: [{ issues: someIssues.issues() }],
  AS_OF_IN_FUTURE: [{ today: '2023-07-03', asOf: '2023-07-04' }],
  IF_MATCH_INVALID: [{ found: '7' }],
  IDEMPOTENCY_KEY_INVALID: [{}],
  READ_MODEL_BEHIND: [{ after: '120' }],
  STORAGE_UNAVAILABLE: [{}],
  LIVE_CONNECTIONS_EXHAUSTED: [{ limit: 6 }],
  UNIT_NOT_FOUND: [{ unitId: '区财政', suggestions: ['区财政局'] }],
  POST_NOT_FOUND: [{ postId: '副区长', suggestions: ['区长'] }],
  PROBLEM_UNKNOWN: [{ code: '任务不存在', known: said(['A'], knownText(['任务未找到'])) }],
  INTERNAL: [{ traceId: '0af7651916cd43dd8448eb211c80319c' }],
});

export const ofCli = refusedWith(cliRefusals, {
  FILE_UNREADABLE: ['ENOENT', 'EACCES', 'EISDIR', 'EIO'].map((code) => ({
    file: '方案.docx',
    reason: fileFault({ code }),
  })),
  FILE_EXISTS: [{ file: 'unit.pem' }],
  FILE_UNWRITABLE: [{ file: 'unit.pem', reason: fileFault({ code: 'ENOSPC' }) }],
  PLAN_NOT_IN_FILE: [{ title: '民生实事', found: ['2023年折子工程'] }],
  PLAN_UNKNOWN: [
    { given: '民生实事', choices: somePlans },
    { given: '民生实事', choices: ['——'] },
  ],
  PLAN_AMBIGUOUS: [{ given: '2023年', choices: somePlans }],
  REPORT_NOT_GIVEN: [{}],
  SERVICE_UNREACHABLE: [
    { url: 'http://127.0.0.1:3000', reason: saidText({ zh: '那里没有服务在运行', en: 'nothing listens there' }) },
  ],
  SERVICE_ADDRESS_INVALID: [{ url: 'foo' }],
  SERVICE_NOT_HERE: [{ folder: '/srv/zhezi' }],
  KEYS_OF_OTHER_FOLDER: [{ url: 'http://127.0.0.1:3000', folder: '/srv/zhezi' }],
  DIRECTORY_OTHER: [
    {
      folder: '/srv/zhezi',
      units: 80,
      file: 'ours.json',
      differences: saidText({ zh: '文件另有 2 个单位', en: 'the file has 2 more units' }),
    },
  ],
  POLICY_CHANGED: [{ version: 'default@1', file: 'ours.json' }],
  INIT_WHILE_RUNNING: [{ folder: '/srv/zhezi', pid: 4711 }],
  FILE_HAS_ERRORS: [{ file: 'ours.json' }],
  SERVICE_REFUSED: [{ detail: saidText({ zh: '没有这个方案。请核对。', en: 'There is no such plan. Check the id.' }) }],
  NO_DATA: [{ folder: '/srv/zhezi' }],
  OWNER_SILENT: [{ folder: '/srv/zhezi' }],
  SIMULATION_RUNS: [{ pid: 4711 }],
});

export const ofIntake = refusedWith(intakeRefusals, {
  MESSAGE_TOO_LONG: [{ bytes: 600_000, limit: 524_288 }],
  SIGNATURE_UNREADABLE: [{ reason: someIssues.missing }],
  SIGNING_UNIT_UNKNOWN: [{ unit: 'qu-cai-zheng' }],
  SIGNING_KEY_UNKNOWN: [{ unit: 'qu-cai-zheng-ju', keyId: 'key-1', known: ['key-2'] }],
  SIGNING_KEY_REVOKED: [{ unit: 'qu-cai-zheng-ju', keyId: 'key-1' }],
  SIGNATURE_WRONG: [{ unit: 'qu-cai-zheng-ju', keyId: 'key-1' }],
  ORDER_UNREADABLE: [{ issues: someIssues.issues() }, { issues: noJson }],
  ORDER_UNKNOWN: [{ command: '反馈', known: said(['ReportProgress'], knownText(['反馈进展', '签收'])) }],
  ORDER_OUT_OF_TIME: [
    {
      issuedAt: saidText({ zh: '2023-06-01 08:00（北京时间）', en: '2023-06-01 08:00 (Asia/Shanghai)' }),
      earliest: saidText({ zh: '2023-06-20 08:00（北京时间）', en: '2023-06-20 08:00 (Asia/Shanghai)' }),
      latest: saidText({ zh: '2023-06-27 08:05（北京时间）', en: '2023-06-27 08:05 (Asia/Shanghai)' }),
    },
  ],
  ORDER_FAILED: [{}],
});

const cluster = { name: 'api', found: '1', logFile: '/tmp/zhezi/api.log' };
export const ofCluster = refusedWith(clusterRefusals, {
  CLUSTER_OPTION_INVALID: [{ reason: wrongOptions }],
  CLUSTER_PROCESS_ENDED: [cluster],
  CLUSTER_PROCESS_NOT_READY: [cluster],
  CLUSTER_BEHIND: [{ what: 'projector', seconds: 60, folder: '/tmp/zhezi' }],
  CLUSTER_COMMAND_FAILED: [{ command: 'c-1', found: saidText(verbatim('HTTP 503')), folder: '/tmp/zhezi' }],
});

export const ofDemo = [
  ...refusedWith(demoRefusals, {
    DEMO_RUNNING: [{ folder: '/srv/demo', pid: 4711, address: 'http://127.0.0.1:3000' }],
  }),
  ...refusedWith(optionRefusals, { DEMO_OPTION_INVALID: [{ reason: wrongOptions }] }),
  ...refusedWith(scenarioRefusals, { SCENARIO_INVALID: [{ file: '2023.json', reason: someIssues.issues() }] }),
];
