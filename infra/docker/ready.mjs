/** Exits with 0 when the process of this container can do its work: asked by Docker every few seconds. */
const port = process.env.ZHEZI_METRICS_PORT ?? '9464';

try {
  const { ok } = await globalThis.fetch(`http://127.0.0.1:${port}/readyz`, {
    signal: globalThis.AbortSignal.timeout(4_000),
  });
  process.exit(ok ? 0 : 1);
} catch {
  process.exit(1);
}
