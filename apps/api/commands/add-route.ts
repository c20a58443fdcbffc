import { Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Operation, type OperationSpec } from '../operations/operation.js';

export type RouteHandler<Controller> = (
  this: Controller,
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<unknown>;

/** Gives a controller one more `POST` handler, as if it had been written out with its decorators. */
export function addRoute<Controller extends object>(
  controller: { readonly prototype: Controller },
  path: string,
  operation: OperationSpec,
  handle: RouteHandler<Controller>,
): void {
  const { prototype } = controller;
  const name = operation.id;
  const descriptor = { value: handle, writable: true, configurable: true, enumerable: false };
  Object.defineProperty(prototype, name, descriptor);
  Req()(prototype, name, 0);
  Res({ passthrough: true })(prototype, name, 1);
  Post(path)(prototype, name, descriptor);
  Operation(operation)(prototype, name, descriptor);
}
