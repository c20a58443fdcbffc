import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type References, referencesOf, type ReferenceSource, withIds } from '#commands';
import { type Clock, DomainError, type LocalDate, localDateOf } from '#kernel';
import { DIRECTORY_REFERENCES } from '#organizations/contract';
import { CLOCK } from '#platform';
import { refuseRequest } from '../refusals.js';
import type { OperationSpec } from './operation.js';

/**
 * Puts ids in place of the units and posts that the address of a query names, before its route sees them. The content of a command is
 * resolved by the gateway, which knows repeats.
 */
@Injectable()
export class ResolveReferences implements NestInterceptor {
  private readonly known = new Map<z.ZodType, References | undefined>();

  constructor(
    @Inject(DIRECTORY_REFERENCES) private readonly source: ReferenceSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<ReturnType<CallHandler['handle']>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { operation } = request.routeOptions.config;
    if (operation && !operation.changes) await this.resolve(request, operation);
    return next.handle();
  }

  /** @throws UNIT_NOT_FOUND, POST_NOT_FOUND for a path; UNIT_UNKNOWN, POST_UNKNOWN for a query; UNIT_AMBIGUOUS, POST_AMBIGUOUS */
  private async resolve(request: FastifyRequest, { params, query }: OperationSpec): Promise<void> {
    const day = { by: request.actor ?? {}, on: dayOf(request.query) ?? localDateOf(this.clock.now()) };
    const inPlace = async (schema: z.ZodType | undefined, value: unknown): Promise<unknown> => {
      const references = schema && this.referencesIn(schema);
      // What the schema refuses is refused by the route.
      if (!references || !schema.safeParse(value).success) return value;
      return withIds(value, references, this.source, day);
    };
    request.query = await inPlace(query, request.query);
    request.params = await inPlace(params, request.params).catch(asNotFound);
  }

  /** The schemas of the routes are few and stay. */
  private referencesIn(schema: z.ZodType): References | undefined {
    if (!this.known.has(schema)) this.known.set(schema, referencesOf(schema));
    return this.known.get(schema);
  }
}

/** A query for a past day means who had the name on that day. */
function dayOf(query: unknown): LocalDate | undefined {
  const { asOf } = (query ?? {}) as { readonly asOf?: unknown };
  return typeof asOf === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? asOf : undefined;
}

/** An address that names what there is not leads nowhere. */
function asNotFound(error: unknown): never {
  if (!(error instanceof DomainError)) throw error;
  const { name = '', suggestions = [] } = error.details;
  if (error.code === 'UNIT_UNKNOWN') throw refuseRequest('UNIT_NOT_FOUND', { unitId: name, suggestions });
  if (error.code === 'POST_UNKNOWN') throw refuseRequest('POST_NOT_FOUND', { postId: name, suggestions });
  throw error;
}
