import type { RouteOptions } from 'fastify';
import type { OperationSpec } from './operation.js';

export interface RegisteredRoute {
  readonly method: string;
  /** With parameters as `:name`. */
  readonly path: string;
  readonly operation: OperationSpec;
}

/** Every route of the server, as it was registered. */
export class RouteRegister {
  private readonly known: (RegisteredRoute & { readonly pattern: RegExp })[] = [];

  /** @throws Error naming the route, when it does not say who may call it: the process must not start then. */
  add({ method, url, config }: RouteOptions): void {
    const methods = [method].flat();
    const operation = config?.operation;
    if (!operation) throw new Error(undeclared(methods, url));
    if (operation.access !== 'public' && operation.access.length === 0) throw new Error(undeclared(methods, url));
    const pattern = new RegExp(`^${url.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:\w+/g, '[^/]+')}/?$`);
    for (const one of methods) this.known.push({ method: one, path: url, operation, pattern });
  }

  routes(): readonly RegisteredRoute[] {
    return this.known.filter(({ method }) => method !== 'HEAD');
  }

  /** Methods a path understands; empty when the path is unknown. */
  methodsOf(path: string): readonly string[] {
    return this.known.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
  }
}

const undeclared = (methods: readonly string[], url: string): string =>
  `route ${methods.join(', ')} ${url} must declare the roles that may call it or be declared public, found neither; ` +
  `put @Operation({ access: … }) on its handler`;
