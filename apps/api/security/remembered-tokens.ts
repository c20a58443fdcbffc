import { hash } from 'node:crypto';
import type { Actor } from '#kernel';
import type { AccessTokens } from '#platform';

/** How long a token that was found good counts as good. An account that is revoked can go on for this long at most. */
const trustMs = 30_000;
const mostTokens = 10_000;

interface Verified {
  readonly actor: Actor;
  /** Milliseconds since 1970, exclusive. */
  readonly until: number;
}

/**
 * Verifies each token once in a while instead of with every request: checking a signature costs more than most
 * answers. Never beyond the token's own end; kept by digest, so that memory holds no token; what is refused is not kept.
 */
export function rememberedTokens(tokens: AccessTokens, now: () => number = Date.now): AccessTokens {
  const known = new Map<string, Verified>();
  return {
    sign: (actor, expiresIn) => tokens.sign(actor, expiresIn),
    verify: async (token) => {
      const digest = hash('sha256', token, 'base64');
      const found = known.get(digest);
      if (found && now() < found.until) return found.actor;
      known.delete(digest);
      const began = now();
      const actor = await tokens.verify(token);
      if (known.size >= mostTokens) known.clear();
      known.set(digest, { actor, until: Math.min(began + trustMs, endOf(token)) });
      return actor;
    },
  };
}

/** Of a token that was verified; one without an end is not kept. */
function endOf(token: string): number {
  const { exp } = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString('utf8')) as { exp?: number };
  return exp === undefined ? 0 : exp * 1000;
}
