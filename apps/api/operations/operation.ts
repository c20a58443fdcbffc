import { applyDecorators, HttpCode } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { z } from 'zod';
import type { InBoth, Role } from '#kernel';

/** Who may call: the roles named, or everybody without a token. Nothing else is possible. */
export type Access = readonly Role[] | 'public';

export type RequestBody =
  | { readonly kind: 'json'; readonly schema: z.ZodType }
  /** The body as bytes. A body of another media type is refused. */
  | { readonly kind: 'document'; readonly maxBytes: number };

export interface OperationAnswer {
  readonly status: 200 | 201;
  /** `application/json` when nothing is said. */
  readonly mediaType?: string;
  readonly schema: z.ZodType;
}

/** Everything a route declares about itself: enforced by the gate, published as OpenAPI. */
export interface OperationSpec {
  readonly id: string;
  readonly tag: string;
  readonly access: Access;
  readonly summary: InBoth;
  /** What it does or answers, and what is to be known before it is called. */
  readonly about: InBoth;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: RequestBody;
  readonly answer: OperationAnswer;
  /** Takes Idempotency-Key and If-Match, answers with ETag and Zhezi-Position. */
  readonly changes?: boolean;
  /** Answers with an ETag, and with 304 when the caller has that version already. */
  readonly tagged?: boolean;
  /** A stream that goes on from Last-Event-ID. */
  readonly resumes?: boolean;
  /** Codes beyond those that every operation of its kind may answer with. */
  readonly refusals?: readonly string[];
}

declare module 'fastify' {
  interface FastifyContextConfig {
    operation?: OperationSpec;
  }
}

/** Declares a route. One that has no declaration keeps the process from starting. */
export const Operation = (operation: OperationSpec): MethodDecorator =>
  applyDecorators(RouteConfig({ operation }), HttpCode(operation.answer.status));
