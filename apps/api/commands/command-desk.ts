import { Inject, Injectable } from '@nestjs/common';
import { type Command, CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CommandContext, type CommandOutcome, GiveCommand, type GivenCommand, refuseCommand } from '#commands';
import { type Clock, DomainError, type Warning } from '#kernel';
import { CLOCK } from '#platform';
import { commandContextOf } from './command-context.js';

export interface Accepted {
  /** Revision of the item after the command. */
  readonly revision: number;
  /** Position of its last event. A query with `?after=` this position sees what the command has changed. */
  readonly position: string;
  /** What the caller should know, though the command was carried out; absent when there is nothing. */
  readonly warnings?: readonly Warning[];
}

/** Hands commands to the bus and says with headers what came of them. */
@Injectable()
export class CommandDesk {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** With the stream in which the command was carried out. */
  async give(
    request: FastifyRequest,
    reply: FastifyReply,
    given: GivenCommand,
  ): Promise<Accepted & Pick<CommandOutcome, 'stream'>> {
    const outcome = await this.carryOut(request, (context) => new GiveCommand(given, context));
    return { stream: outcome.stream, ...acceptedOf(reply, outcome) };
  }

  /** @throws DomainError; one about the idempotency key names the key as the caller wrote it. */
  async carryOut<Result>(
    request: FastifyRequest,
    commandIn: (context: CommandContext) => Command<Result>,
  ): Promise<Result> {
    try {
      return await this.bus.execute(commandIn(commandContextOf(request, this.clock)));
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'IDEMPOTENCY_KEY_REUSED') throw error;
      throw refuseCommand('IDEMPOTENCY_KEY_REUSED', { commandId: String(request.headers['idempotency-key']) });
    }
  }
}

/** What every command to one item answers, with its headers. */
export function acceptedOf(reply: FastifyReply, { revision, position, repeated, warnings }: CommandOutcome): Accepted {
  reply.header('etag', `"${revision}"`);
  setOutcomeHeaders(reply, position, repeated);
  return { revision, position: String(position), ...(warnings && { warnings }) };
}

/** What came of a command, as headers, for callers that read no body: its place in the store, and whether it is a repeat. */
export function setOutcomeHeaders(reply: FastifyReply, position: bigint, repeated: boolean): void {
  reply.header('zhezi-position', String(position));
  if (repeated) reply.header('idempotency-replayed', 'true');
}
