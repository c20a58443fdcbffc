import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { IncomingMessage } from 'node:http';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SupervisionRules } from '#escalation/contract';
import { createLog, type Infrastructure } from '#platform';
import type { Log } from '#runtime';
import { ApiModule } from './api.module.js';
import { observeRequests } from './logging/observe-requests.js';
import { logAccess } from './logging/access-log.js';
import { nestLogger } from './logging/nest-logger.js';
import { RouteRegister } from './operations/route-register.js';
import { type AnswerProblem, problemAnswers } from './problems/answer-problem.js';
import type { Projected } from './queries/projected.js';
import { setBodyParsers } from './security/body-parsers.js';
import { guardRoutes } from './security/gate.js';
import { rememberedTokens } from './security/remembered-tokens.js';
import { setSecurityHeaders } from './security/headers.js';
import { traceIdOf } from './security/trace.js';
import { leaveNothingToNode } from './unparsed/leave-nothing-to-node.js';
import { answerUnparsed } from './unparsed/answer-unparsed.js';
import { projectedElsewhere } from './queries/projected-elsewhere.js';

/** The largest JSON body, in bytes. Only the import of documents takes more. */
const maxJsonBytes = 1024 * 1024;

/** How long a request may take to arrive. */
const requestTimeoutMs = 60_000;

export interface ApiOptions {
  readonly rules: SupervisionRules;
  /** The projections, when they run in this process; else the read database is asked how far they are. */
  readonly projections?: Projected;
  readonly log?: Log;
}

/**
 * The HTTP interface, ready to `listen`. It stops none of the infrastructure it is given.
 * @throws Error when a route does not say who may call it.
 */
export async function createApi(infrastructure: Infrastructure, options: ApiOptions): Promise<NestFastifyApplication> {
  const log = options.log ?? createLog('api', infrastructure.configuration);
  const register = new RouteRegister();
  const answerProblem = problemAnswers(register, log);
  const projected = options.projections ?? projectedElsewhere(infrastructure, options.rules);
  const parts = { infrastructure, rules: options.rules, projected, register, log, answerProblem };
  const adapter = adapterFor(answerProblem, log);
  const server = adapter.getInstance() as FastifyInstance;
  setSecurityHeaders(server);
  leaveNothingToNode(server);
  setBodyParsers(server);
  guardRoutes(server, rememberedTokens(infrastructure.accessTokens), register);
  logAccess(server, log);
  observeRequests(server, infrastructure.observability ?? {});
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.with(parts), adapter, {
    bodyParser: false,
    abortOnError: false,
    logger: nestLogger(log),
  });
  try {
    return await app.init();
  } catch (error) {
    await app.close();
    throw error;
  }
}

const adapterFor = (answerProblem: AnswerProblem, log: Log): FastifyAdapter =>
  new FastifyAdapter({
    bodyLimit: maxJsonBytes,
    requestTimeout: requestTimeoutMs,
    http: { requireHostHeader: false },
    clientErrorHandler: answerUnparsed(log, requestTimeoutMs / 1_000),
    genReqId: ({ headers }: IncomingMessage) => traceIdOf(headers),
    requestIdHeader: false,
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
      answerProblem(error, request, reply),
    routerOptions: { maxParamLength: 200 },
  });
