import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AnswerProblem } from './answer-problem.js';

export const ANSWER_PROBLEM = 'zhezi.api.answer-problem';

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(ANSWER_PROBLEM) private readonly answer: AnswerProblem) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}
