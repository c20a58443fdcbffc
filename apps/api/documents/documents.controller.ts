import { Body, Controller, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { CommandOutcome } from '#commands';
import { described, expecting } from '#kernel';
import { languageOf } from '#platform';
import { documentRefusals, ImportDocument, type ImportedPlan } from '#plans';
import { planCommands } from '#plans/contract';
import { CommandDesk, setOutcomeHeaders } from '../commands/command-desk.js';
import { Operation } from '../operations/operation.js';
import { Valid } from '../operations/valid.js';
import { problem, problemOf, type Occasion } from '../problems/problem.js';
import { obstacle } from '../queries/answers/plans.js';
import { documentTypes, mediaTypeUnsupported } from '../security/media-type.js';

/** The largest document that is read, in bytes. */
export const maxDocumentBytes = 20 * 1024 * 1024;

const fileName = expecting(
  z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[^/\\\p{Cc}]+$/u),
  {
    zh: '不带文件夹的文件名，形如 2023年分工方案.docx',
    en: 'the name of a file without folders such as plan-2023.docx',
  },
);
const query = z.object({
  name: described(fileName.default('document.txt'), {
    label: { zh: '文件名', en: 'file name' },
    zh: '文件的名称，疑点以此指明出处，最多 200 字，不写为 document.txt。',
    en: 'Name of the file, by which findings point to it. At most 200 characters; document.txt when nothing is said.',
    example: '2023年重点工作分工方案.txt',
  }),
});

const importedPlan = z.object({
  planId: z.string(),
  title: z.string(),
  tasks: z.int(),
  findings: z.int(),
  errors: z.int().describe('findings that stop the plan from being submitted'),
  obstacles: z.array(obstacle).describe('everything that stops the plan from being submitted, each with its fix'),
  revision: z.int().nullable().describe('null when this plan was refused'),
  refused: problem.nullable().describe('why this plan was not imported; the document’s other plans are not affected'),
});
const answer = z
  .object({ plans: z.array(importedPlan), position: z.string().regex(/^\d+$/) })
  .meta({ id: 'ImportedDocument' });

@Controller('v1/documents')
export class DocumentsController {
  constructor(@Inject(CommandDesk) private readonly desk: CommandDesk) {}

  /** Reads a plan document and drafts every plan in it. The body is the file, as it is; its content says its format. */
  @Post()
  @Operation({
    id: 'importDocument',
    tag: 'plans',
    access: planCommands.ReadPlan.roles,
    summary: { zh: '导入方案文件', en: 'Import a plan document' },
    about: {
      zh: '读入一份方案文件，其中的每个方案成为一份草稿，疑点逐条列出。请求内容就是文件本身，格式由内容判断；扫描件和加密文件不能读。',
      en: 'Reads a plan document: every plan in it becomes a draft, with its findings. The body is the file itself, and its content says its format. Scans and encrypted files cannot be read.',
    },
    query,
    body: { kind: 'document', maxBytes: maxDocumentBytes },
    answer: { status: 201, schema: answer },
    changes: true,
    refusals: ['PLAN_ALREADY_IMPORTED', ...Object.keys(documentRefusals)],
  })
  async import(
    @Query(Valid.query(query)) { name }: z.infer<typeof query>,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof answer>> {
    const bytes = bytesOf(body);
    const imported = await this.desk.carryOut(request, (context) => new ImportDocument(name, bytes, context));
    const done = imported.flatMap(({ outcome }) => outcome ?? []);
    if (done.length === 0) throw imported[0]?.refused ?? new Error('an import without plans must be refused');
    const position = newest(done);
    setOutcomeHeaders(
      reply,
      position,
      done.every(({ repeated }) => repeated),
    );
    const occasion = occasionOf(request);
    return { plans: imported.map((plan) => answerFor(plan, occasion)), position: String(position) };
  }
}

function bytesOf(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  if (body === undefined || body === null) return new Uint8Array();
  throw mediaTypeUnsupported(Object.keys(documentTypes), typeof body);
}

const newest = (outcomes: readonly CommandOutcome[]): bigint =>
  outcomes.reduce((highest, { position }) => (position > highest ? position : highest), 0n);

const occasionOf = ({ headers, id, url }: FastifyRequest): Occasion => ({
  language: languageOf(headers['accept-language']),
  instance: url.split('?', 1)[0]!,
  traceId: id,
});

const answerFor = (
  { planId, title, tasks, findings, errors, obstacles, outcome, refused }: ImportedPlan,
  occasion: Occasion,
): z.infer<typeof importedPlan> => ({
  ...{ planId, title, tasks, findings, errors },
  obstacles: obstacles.map((each) => ({
    ...each,
    proposals: [...each.proposals],
    fixes: each.fixes.map((fix) => ({ ...fix, missing: [...fix.missing] })),
  })),
  revision: outcome?.revision ?? null,
  refused: refused && problemOf(refused, occasion),
});
