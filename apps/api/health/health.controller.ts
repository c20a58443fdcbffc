import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Operation } from '../operations/operation.js';
import { Readiness } from './readiness.js';

const alive = z.object({ status: z.literal('alive') }).meta({ id: 'Alive' });
const readiness = z
  .object({
    status: z.enum(['ready', 'not-ready']),
    store: z.boolean(),
    readDatabase: z.boolean(),
    storing: z.boolean().describe('whether events can be stored: the disk has room'),
    lagSeconds: z.number().nullable(),
  })
  .meta({ id: 'Readiness' });

@Controller()
export class HealthController {
  constructor(@Inject(Readiness) private readonly readiness: Readiness) {}

  @Get('healthz')
  @Operation({
    id: 'isAlive',
    tag: 'service',
    access: 'public',
    summary: { zh: '进程是否存活', en: 'Whether the process lives' },
    about: { zh: '进程在运行就答复 200。', en: 'Answers 200 as long as the process runs.' },
    answer: { status: 200, schema: alive },
  })
  alive(): z.infer<typeof alive> {
    return { status: 'alive' };
  }

  /** 503 with the same body while something is missing. */
  @Get('readyz')
  @Operation({
    id: 'isReady',
    tag: 'service',
    access: 'public',
    summary: {
      zh: '是否可以服务',
      en: 'Whether it can serve: stores answer, the disk has room and the boards are up to date',
    },
    about: {
      zh: '存储可用、磁盘有余量、看板跟上时答复 200，否则 503，答复内容相同。',
      en: 'Answers 200 when the stores answer, the disk has room and the boards are up to date, else 503 with the same content.',
    },
    answer: { status: 200, schema: readiness },
  })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<z.infer<typeof readiness>> {
    const found = await this.readiness.check();
    if (found.status !== 'ready') reply.status(503);
    return found;
  }
}
