import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { saidText } from '#kernel';
import { callerOf } from '../commands/command-context.js';
import { Operation } from '../operations/operation.js';
import { everyAccount } from '../operations/roles.js';
import { Valid } from '../operations/valid.js';
import { ofLeader, ofPlan, ofUnit } from '../queries/filters.js';
import { refuseRequest } from '../refusals.js';
import { LiveClient } from './live-client.js';
import { LiveHub } from './live-hub.js';

const query = z.object({ unit: ofUnit, leader: ofLeader, plan: ofPlan });
const answer = z.object({ taskId: z.string(), revision: z.int(), position: z.string(), type: z.string() }).meta({
  id: 'LiveChange',
  description:
    '`data` of the events named `changed`; `id` is the position, `revision` is that of the caller’s timeline',
});

/** After this long a client has to come back with a token that is still valid. */
const maxConnectionMs = 15 * 60_000;

@Controller('v1/live')
export class LiveController {
  constructor(@Inject(LiveHub) private readonly hub: LiveHub) {}

  /**
   * Server-sent events: `changed` when a task the caller may see has changed, `reset` when too much was missed or when a
   * ruling has taken a task from the unit. A client that comes back with Last-Event-ID is told what happened meanwhile.
   */
  @Get()
  @Operation({
    id: 'followChanges',
    resumes: true,
    tag: 'boards',
    access: everyAccount,
    summary: { zh: '实时变化（SSE）', en: 'Follow changes as they happen (SSE)' },
    about: {
      zh: '看板的实时变化，以服务器推送事件发送：changed 表示事项有变化，reset 表示应重新载入。只发送本人可以查看的事项。',
      en: 'Changes of the boards as server-sent events: `changed` for a task, `reset` when the board is to be loaded again. Only of tasks that the caller may see.',
    },
    query,
    answer: { status: 200, schema: answer, mediaType: 'text/event-stream' },
    refusals: ['LIVE_CONNECTIONS_EXHAUSTED'],
  })
  async follow(
    @Query(Valid.query(query)) scope: z.infer<typeof query>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const viewer = callerOf(request);
    const after = lastEventId(request) ?? this.hub.head;
    this.hub.checkRoom(viewer.account);
    reply.hijack();
    const out = reply.raw;
    out.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), ...streamHeaders });
    if (request.method === 'HEAD') return void out.end();
    out.write(`retry: 2000\nid: ${after}\n\n`);
    await this.serve(new LiveClient(out, viewer, scope, after), out);
  }

  private async serve(client: LiveClient, out: FastifyReply['raw']): Promise<void> {
    const lifetime = setTimeout(() => client.end(), maxConnectionMs);
    out.on('error', () => out.destroy());
    out.on('close', () => {
      clearTimeout(lifetime);
      this.hub.leave(client);
    });
    try {
      await this.hub.join(client);
    } catch {
      client.end();
    }
  }
}

const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
} as const;

function lastEventId({ headers }: FastifyRequest): bigint | undefined {
  const id = headers['last-event-id'];
  if (id === undefined || id === '') return undefined;
  if (typeof id === 'string' && /^\d{1,18}$/.test(id)) return BigInt(id);
  throw refuseRequest('REQUEST_MALFORMED', {
    reason: saidText({
      zh: '请求头 Last-Event-ID 应为上次收到的编号，只含数字',
      en: 'the header Last-Event-ID must be the id that came last, digits only',
    }),
  });
}
