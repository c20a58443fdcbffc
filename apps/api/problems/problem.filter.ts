import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import { DIRECTORY, type DirectorySource, mayHoldId, namesBy } from '#organizations/contract';
import type { NameOf } from '#platform';
import type { AnswerProblem } from './answer-problem.js';

export const ANSWER_PROBLEM = 'zhezi.api.answer-problem';

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(ANSWER_PROBLEM) private readonly answer: AnswerProblem,
    @Inject(DIRECTORY) private readonly directory: DirectorySource,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    this.answer(error, request, reply, await this.namesFor(error));
  }

  /** Undefined where the sentence needs none, or where the directory cannot be read: then it shows the ids. */
  private async namesFor(error: unknown): Promise<NameOf | undefined> {
    if (!(error instanceof DomainError) || !Object.keys(error.details).some(mayHoldId)) return undefined;
    return this.directory.current().then(namesBy, () => undefined);
  }
}
