import type { Role } from '#kernel';
import type { fieldsIn } from '#testing';

export type Schema = Parameters<typeof fieldsIn>[0];

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly description?: string;
  readonly example?: unknown;
  readonly schema: Schema;
}

interface JsonBody {
  readonly schema: Schema;
  readonly examples: Readonly<Record<string, { readonly value: object }>>;
}

/** An operation as the document of the running service prints it. */
export interface Operation {
  readonly operationId: string;
  readonly method: string;
  /** With parameters as `{name}`. */
  readonly path: string;
  readonly description: string;
  readonly parameters: readonly Parameter[];
  readonly body: JsonBody | undefined;
  readonly 'x-roles'?: readonly Role[];
  /** What may be uploaded, one for each media type. */
  readonly files: readonly Schema[];
  readonly fileTypes: readonly string[];
}

type Printed = Omit<Operation, 'method' | 'path' | 'body' | 'files' | 'fileTypes'> & {
  readonly requestBody?: { readonly content: Readonly<Record<string, JsonBody>> };
};
type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, Printed>>>> };

export const operationsIn = ({ paths }: Document): readonly Operation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { requestBody, ...operation }]) => {
      const content = requestBody?.content ?? {};
      const { 'application/json': body, ...files } = content;
      return {
        ...operation,
        path,
        method: method.toUpperCase(),
        body,
        fileTypes: Object.keys(files),
        files: Object.values(files).map(({ schema }) => schema),
      };
    }),
  );
