import { errors } from 'jose';
import { z } from 'zod';

function zodSentences(): string[] {
  const wrong: readonly (readonly [z.ZodType, unknown])[] = [
    [z.string(), 1],
    [z.string(), undefined],
    [z.number().max(100), 140],
    [z.number().min(0), -1],
    [z.string().min(1), ''],
    [z.string().max(1), 'ab'],
    [z.array(z.string()).min(1), []],
    [z.array(z.string()).max(0), ['a']],
    [z.enum(['a', 'b']), 'c'],
    [z.literal('a'), 'b'],
    [z.iso.date(), 'x'],
    [z.iso.datetime(), 'x'],
    [z.url(), 'x'],
    [z.string().regex(/^a$/), 'b'],
    [z.number().multipleOf(5), 3],
    [z.int(), 1.5],
    [z.strictObject({}), { a: 1 }],
    [z.union([z.string(), z.null()]), 1],
    [z.discriminatedUnion('a', [z.object({ a: z.literal('b') })]), { a: 'c' }],
    [z.string().refine(() => false), 'a'],
  ];
  return wrong.flatMap(([schema, value]) => (schema.safeParse(value).error?.issues ?? []).map(beginning));
}

/** Up to what is different each time. */
const beginning = ({ message }: { readonly message: string }): string => message.split(/[:(]/, 1)[0]!;

function joseSentences(): string[] {
  const made = [
    new errors.JWTExpired('"exp" claim timestamp check failed', {}),
    new errors.JWSSignatureVerificationFailed(),
    new errors.JWSInvalid('Invalid Compact JWS'),
    new errors.JOSEAlgNotAllowed('"alg" (Algorithm) Header Parameter value not allowed'),
  ];
  return made.map(({ message }) => message);
}

function jsonSentences(): string[] {
  return ['{', '{"a" 1}', 'x', '[1,]'].flatMap((text) => {
    try {
      JSON.parse(text);
      return [];
    } catch (error) {
      return [(error as Error).message.split(/[,']/, 1)[0]!];
    }
  });
}

/** Sentences of the libraries that we use, as they make them: none of them may reach people. */
export const foreignSentences: readonly string[] = [...zodSentences(), ...joseSentences(), ...jsonSentences()];
