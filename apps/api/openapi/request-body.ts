import { examplesOf, type InBoth, inOneLine } from '#kernel';
import type { RequestBody } from '../operations/operation.js';
import { documentTypes } from '../security/media-type.js';
import type { Schemas } from './schemas.js';

type Json = Readonly<Record<string, unknown>>;

/** The body with all of its fields and with examples to copy: one, or one for each shape that a field may have. */
export function requestBodyOf(body: RequestBody, schemas: Schemas): Json {
  return body.kind === 'json' ? jsonBody(body, schemas) : fileBody(body);
}

function jsonBody({ schema }: Extract<RequestBody, { kind: 'json' }>, schemas: Schemas): Json {
  const examples = Object.entries(examplesOf(schema)).map(([name, value]) => [name, { value }]);
  return {
    required: !schema.safeParse({}).success,
    content: {
      'application/json': { schema: schemas.inline(schema, 'input'), examples: Object.fromEntries(examples) as Json },
    },
  };
}

/** A file of any of these types; pages made from the document offer to choose one (`format: binary`). */
function fileBody({ maxBytes }: Extract<RequestBody, { kind: 'document' }>): Json {
  const megabytes = String(maxBytes / 1024 / 1024);
  const file = ([type, { title, zh, en }]: [string, FileType]): [string, Json] => [
    type,
    {
      schema: {
        title,
        description: inOneLine({ zh: `${zh}，最大 ${megabytes} MB。`, en: `${en}, at most ${megabytes} MB.` }),
        type: 'string',
        format: 'binary',
        contentMediaType: type,
        maxLength: maxBytes,
      },
    },
  ];
  return {
    required: true,
    description: inOneLine({
      zh: `文件本身，最大 ${megabytes} MB；实际格式由内容判断`,
      en: `The file itself, at most ${megabytes} MB; its content says which format it really has`,
    }),
    content: Object.fromEntries(Object.entries(documentTypes).map(file)),
  };
}

type FileType = InBoth & { readonly title: string };
