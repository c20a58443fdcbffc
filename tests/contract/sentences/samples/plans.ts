import { commandSaid, saidText, verbatim } from '#kernel';
import { planCommands, planCompounds, planRefusals } from '#plans/contract';
import { duplicatesSaid } from '../../../../libs/plans/domain/draft/duplicates.js';
import { findingsSaid } from '../../../../libs/plans/domain/draft/findings-said.js';
import { readingRefusals } from '../../../../libs/plans/domain/reading/source/refusals.js';
import { fileRefusals, tableRefusals } from '../../../../libs/plans/files/refusals.js';
import { pdfRefusals } from '../../../../libs/plans/files/pdf/refusals.js';
import { refusedWith } from './samples-of.js';

const name = '2023年折子工程.docx';
const obstacle = saidText({
  zh: '登记簿中没有单位“区财政”。请改为登记的名称，或先登记该单位。',
  en: 'No unit "区财政" is registered. Use a registered name, or register the unit first.',
});

const someFindings = [
  {
    ...({
      findingId: 'f3',
      code: 'PLAN_UNIT_UNKNOWN',
      severity: 'error',
      line: 12,
      excerpt: '区财镇局',
      seq: 2,
    } as const),
    ...({
      field: 'units',
      reason: { zh: '登记簿中没有单位“区财镇局”。', en: 'No unit "区财镇局" is registered.' },
    } as const),
    proposal: '区财政局',
  },
];
const someDuplicates = [{ seq: 4, other: 'p0a1b2c3d4e5-002', planTitle: '2023年折子工程', text: '修路。' }];

export const ofPlans = refusedWith(planRefusals, {
  PLAN_NOT_FOUND: [{ planId: 'p0a1b2c3d4e5' }],
  PLAN_ALREADY_IMPORTED: [{ title: '2023年折子工程', planId: 'p0a1b2c3d4e5' }],
  PLAN_FORBIDDEN_ROLE: [
    { command: commandSaid(planCommands, 'ApprovePlan'), allowed: ['head'], role: 'officer' },
    { command: commandSaid(planCompounds, 'ListMembers'), allowed: ['officer', 'director'], role: 'auditor' },
    { command: commandSaid(planCommands, 'ReadPlan'), allowed: ['officer', 'director'], role: 'clerk' },
  ],
  PLAN_WRONG_STATE: [{ command: commandSaid(planCommands, 'SubmitPlan'), expected: 'Drafted', state: 'Submitted' }],
  PLAN_TASK_NOT_FOUND: [{ seq: 99, count: 12 }],
  PLAN_FINDING_NOT_FOUND: [
    { findingId: 'f12', open: saidText(findingsSaid([])) },
    { findingId: 'f12', open: saidText(findingsSaid(someFindings)) },
  ],
  PLAN_DUPLICATE_NOT_FOUND: [
    { seq: 4, other: '5', open: saidText(duplicatesSaid([], 4)) },
    { seq: 4, other: '5', open: saidText(duplicatesSaid(someDuplicates, 4)) },
  ],
  PLAN_FINDING_TO_CORRECT: [
    {
      findingId: 'f12',
      seq: 3,
      obstacle,
      cli: 'zhezi correct p0a1b2c3d4e5 3 --unit 区财政=区财政局',
    },
  ],
  PLAN_NAME_NOT_IN_TASK: [{ seq: 3, name: '区财政', present: ['区财政局', '区教委'] }],
  PLAN_NAME_TWICE: [{ seq: 3, name: '区财政局' }],
  PLAN_LIST_CHANGED: [{ seq: 3, present: ['区财政局'], seen: ['区财政局', '区教委'] }],
  PLAN_COLLECTIVE_NOT_FOUND: [{ names: ['各街道'], present: ['相关街道'] }],
  PLAN_NOT_READY: [{ planId: 'p0a1b2c3d4e5', count: 2, obstacles: obstacle }],
  PLAN_DUPLICATES_OPEN: [{ count: 1, duplicates: '第 3 项 ↔ 《2023年民生实事》第 5 项' }],
  PLAN_EMPTY: [{}],
  PLAN_APPROVER_IS_SUBMITTER: [{ account: '张明' }],
});

export const ofReading = refusedWith(readingRefusals, {
  READ_EMPTY_FILE: [{ name }],
  READ_BINARY_FILE: [{ name }],
  READ_ENCODING_UNKNOWN: [{ name }],
  READ_ENCODING_MIXED: [{ name, line: 12 }],
  READ_TOO_LARGE: [{ name, megabytes: 30, limit: 20 }],
  READ_NO_PLAN_FOUND: [{ name, documents: 1 }],
});

export const ofPdf = refusedWith(pdfRefusals, {
  READ_PDF_SCANNED: [{ name, pages: 12, unread: 12 }],
  READ_PDF_GARBLED: [{ name, share: 80 }],
  READ_PDF_BROKEN: [{ name }],
  READ_FILE_ENCRYPTED: [{ name }],
  READ_TAKES_TOO_LONG: [{ name, seconds: 30, page: 7 }],
  READ_PDF_TOO_LARGE: [{ name, what: saidText({ zh: '页数', en: 'pages' }), found: 2_000, limit: 1_000 }],
});

export const ofTables = refusedWith(tableRefusals, { READ_QUOTE_OPEN: [{ name: '登记簿.csv', row: 12 }] });

export const ofFiles = refusedWith(fileRefusals, {
  READ_FORMAT_NOT_READ: [
    {
      name,
      format: saidText({ zh: 'Excel 二进制（.xlsb）', en: 'binary Excel (.xlsb)' }),
      saveAs: saidText(verbatim('.xlsx')),
    },
  ],
  READ_IMAGE_FILE: [{ name, format: 'PNG' }],
  READ_PACKED_FILE: [{ name, format: 'ZIP' }],
  READ_FILE_ENCRYPTED: [{ name }],
  READ_ARCHIVE_BROKEN: [{ name, part: 'word/document.xml' }],
  READ_UNPACKS_TOO_LARGE: [{ name, what: saidText({ zh: '段落和单元格', en: 'paragraphs and cells' }), limit: 1_000 }],
  READ_OPENING_TIMED_OUT: [{ name, seconds: 30 }],
});
