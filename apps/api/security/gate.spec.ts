import { afterEach, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, Post, type Type } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Actor, said } from '#kernel';
import { createDirectory } from '#organizations';
import { DIRECTORY } from '#organizations/contract';
import { type AccessTokens, refusePlatform } from '#platform';
import { silentLog } from '#runtime';
import { Operation, type OperationSpec } from '../operations/operation.js';
import { RouteRegister } from '../operations/route-register.js';
import { problemAnswers } from '../problems/answer-problem.js';
import { ANSWER_PROBLEM, ProblemFilter } from '../problems/problem.filter.js';
import { setBodyParsers } from './body-parsers.js';
import { guardRoutes } from './gate.js';

const officers: OperationSpec = {
  id: 'readIt',
  tag: 'tasks',
  access: ['officer'],
  summary: { zh: '读', en: 'Read' },
  about: { zh: '读。', en: 'Reads.' },
  answer: { status: 200, schema: z.object({}) },
};

@Controller('declared')
class Declared {
  ran = 0;

  @Get()
  @Operation(officers)
  read() {
    return { ran: ++this.ran };
  }

  @Post()
  @Operation({ ...officers, id: 'writeIt' })
  write() {
    return { ran: ++this.ran };
  }
}

@Controller('forgotten')
class Forgotten {
  @Get()
  read() {
    return {};
  }
}

@Controller('nobody')
class ForNobody {
  @Get()
  @Operation({ ...officers, access: [] })
  read() {
    return {};
  }
}

const tokens: AccessTokens = {
  sign: async ({ role }) => role,
  verify: async (token): Promise<Actor> => {
    if (token === 'forged')
      throw refusePlatform('TOKEN_INVALID', {
        reason: said('signature', { zh: '签名不符', en: 'its signature is wrong' }),
      });
    return { account: 'a', role: token as Actor['role'] };
  },
};

let app: NestFastifyApplication | undefined;
afterEach(() => app?.close());

async function start(controller: Type): Promise<NestFastifyApplication> {
  const register = new RouteRegister();
  const answerProblem = { provide: ANSWER_PROBLEM, useValue: problemAnswers(register, silentLog) };
  const directory = { provide: DIRECTORY, useValue: { current: async () => createDirectory([], []) } };
  const filter = { provide: APP_FILTER, useClass: ProblemFilter };

  @Module({ controllers: [controller], providers: [answerProblem, directory, filter] })
  class Only {}
  const adapter = new FastifyAdapter();
  const server = adapter.getInstance() as unknown as FastifyInstance;
  setBodyParsers(server);
  guardRoutes(server, tokens, register);
  app = await NestFactory.create<NestFastifyApplication>(Only, adapter, {
    bodyParser: false,
    abortOnError: false,
    logger: false,
  });
  return app.init();
}

describe('the gate', () => {
  it.each([Forgotten, ForNobody])(
    'the gate keeps the process from starting when a route of %p names nobody',
    async (controller) => {
      await expect(start(controller)).rejects.toThrow(/must declare the roles that may call it or be declared public/);
    },
  );

  it.each([
    ['no token', undefined, 'TOKEN_MISSING'],
    ['another scheme', 'Basic b2ZmaWNlcjo=', 'TOKEN_MISSING'],
    ['a forged token', 'Bearer forged', 'TOKEN_INVALID'],
    ['a role that is not declared', 'Bearer clerk', 'ROLE_NOT_ALLOWED'],
  ])('the gate stops %s before the body is read', async (_title, authorization, code) => {
    const started = await start(Declared);
    const answer = await started.inject({
      method: 'POST',
      url: '/declared',
      headers: { ...(authorization !== undefined && { authorization }), 'content-type': 'application/json' },
      payload: '{ not json',
    });
    expect(answer.json()).toMatchObject({ code });
  });

  it('the gate lets the declared role pass', async () => {
    const started = await start(Declared);
    const answer = await started.inject({
      method: 'GET',
      url: '/declared',
      headers: { authorization: 'Bearer officer' },
    });
    expect(answer.json()).toEqual({ ran: 1 });
  });

  it('the gate covers HEAD, which is answered by the GET route', async () => {
    const started = await start(Declared);
    const answer = await started.inject({ method: 'HEAD', url: '/declared' });
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="zhezi"');
  });
});
