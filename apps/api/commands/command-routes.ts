import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { GivenCommand } from '#commands';
import { type CommandCatalog, type CommandEntry, type CommandRoute, isOfAccount } from '#kernel';
import type { OperationAnswer, OperationSpec } from '../operations/operation.js';
import { Valid } from '../operations/valid.js';
import { addRoute } from './add-route.js';
import type { CommandDesk } from './command-desk.js';

/** How the commands of one context are offered over HTTP: what its addresses name, and what its bodies leave out. */
export interface CommandRoutes {
  readonly tag: string;
  readonly catalog: CommandCatalog;
  readonly status: 200 | 201;
  readonly answer: z.ZodType;
  /** The ids that an address names. */
  readonly paramsOf: (path: string) => z.ZodObject | undefined;
  /** The body as it is sent. */
  readonly bodyOf: (data: z.ZodType, path: string) => z.ZodType;
  /** The ids that an answer repeats, where the address may have had a name. When nothing is said, they are as in the address. */
  readonly idsIn?: (stream: string, params: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
  /** The command that was given. Its content is not checked yet. */
  readonly givenBy: (route: GivenRoute) => GivenCommand;
}

/** A call of one of these routes. */
export interface GivenRoute {
  readonly type: string;
  readonly data: z.ZodType;
  readonly params: Readonly<Record<string, unknown>>;
  readonly request: FastifyRequest;
}

type Offering = { readonly prototype: { readonly desk: CommandDesk } };

/** One `POST` route per command of the catalogue that has one. The answer names what the address named. */
export function addCommandRoutes(controller: Offering, routes: CommandRoutes): void {
  const { catalog, tag, status, answer, paramsOf, bodyOf, givenBy, idsIn = (_stream, params) => params } = routes;
  for (const [type, { about, data, roles, route }] of Object.entries(catalog)) {
    if (!route) continue;
    const params = paramsOf(route.path);
    const validParams = params && Valid.params(params);
    const body = bodyOf(data, route.path);
    const operation = operationFor(
      type,
      { about, roles, route },
      { tag, params, body, answer: { status, schema: answer } },
    );
    addRoute(controller, route.path, operation, async function (request, reply) {
      const ids = validParams ? validParams.transform(request.params) : {};
      const { stream, ...outcome } = await this.desk.give(
        request,
        reply,
        givenBy({ type, data, params: ids, request }),
      );
      return { ...idsIn(stream, ids), ...outcome };
    });
  }
}

interface OperationDetails {
  readonly tag: string;
  readonly params: z.ZodObject | undefined;
  readonly body: z.ZodType;
  readonly answer: OperationAnswer;
}

/** The operation that offers a command over HTTP, as its catalogue says. */
export const operationFor = (
  type: string,
  { about, roles, route }: Pick<CommandEntry, 'about' | 'roles'> & { readonly route: CommandRoute },
  { tag, params, body, answer }: OperationDetails,
): OperationSpec => ({
  id: operationOf(type),
  tag,
  access: roles.filter(isOfAccount),
  summary: route.summary,
  about,
  ...(params && { params }),
  body: { kind: 'json', schema: body },
  answer,
  changes: true,
  refusals: route.refusals,
});

/** The operation that gives a command: `ReportProgress` → `reportProgress`. */
const operationOf = (type: string): string => type.charAt(0).toLowerCase() + type.slice(1);
