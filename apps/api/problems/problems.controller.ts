import { Controller, Get, Param } from '@nestjs/common';
import { z } from 'zod';
import { described, expecting, knownText, nearestFirst, said, type Said } from '#kernel';
import { Operation } from '../operations/operation.js';
import { Valid } from '../operations/valid.js';
import { refuseRequest } from '../refusals.js';
import { problemCatalogue } from './catalogue.js';
import { statusOf, titleOf } from './status.js';

const sentence = z.object({ zh: z.string(), en: z.string() });
const code = expecting(z.string().regex(/^[A-Z][A-Z0-9_]{2,60}$/), {
  zh: '由 3 至 61 个大写字母、数字和下划线组成的问题代码，形如 TASK_NOT_FOUND',
  en: 'the code of a problem, 3 to 61 capitals, digits and underscores, such as TASK_NOT_FOUND',
});
const params = z.object({
  code: described(code, {
    label: { zh: '问题代码', en: 'code' },
    zh: '答复中的 code，大写字母、数字和下划线，3 至 61 个。',
    en: '`code` of a problem: capitals, digits and underscore, 3 to 61.',
    example: 'TASK_NOT_FOUND',
  }),
});
const explanation = z
  .object({
    type: z.string(),
    code: z.string(),
    status: z.int(),
    title: sentence,
    detail: sentence.describe('{name} stands for a value of the problem’s details'),
    basis: sentence.nullable(),
  })
  .meta({ id: 'ProblemExplanation' });

/** What a problem's `type` leads to: the code explained, in both languages. */
@Controller('problems')
export class ProblemsController {
  @Get(':code')
  @Operation({
    id: 'explainProblem',
    tag: 'service',
    access: 'public',
    summary: { zh: '解释问题代码', en: 'Explain a problem code' },
    about: {
      zh: '问题代码的含义、说明和依据，中英文都有；答复中的 type 即指向此处。',
      en: 'What a code means and what it rests on, in both languages; the `type` of a problem leads here.',
    },
    params,
    answer: { status: 200, schema: explanation },
    refusals: ['PROBLEM_UNKNOWN'],
  })
  explain(@Param(Valid.params(params)) { code }: z.infer<typeof params>): z.infer<typeof explanation> {
    const entry = Object.hasOwn(problemCatalogue, code) ? problemCatalogue[code] : undefined;
    if (!entry) throw refuseRequest('PROBLEM_UNKNOWN', { code, known: similarCodes(code) });
    const status = statusOf(entry);
    const title = { zh: titleOf(status, 'zh'), en: titleOf(status, 'en') };
    const { zh, en, basis = null } = entry;
    return { type: `/problems/${code}`, code, status, title, detail: { zh, en }, basis };
  }
}

function similarCodes(code: string): Said {
  const nearest = nearestFirst(Object.keys(problemCatalogue), code).slice(0, 5);
  return said(nearest, knownText(nearest));
}
