import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformFileSync } from '@swc/core';

const globals = import.meta.resolve('./jest-globals.mjs');

/** Lets Node load our sources and specs without Jest (`--import` this): `./x.js` stands for `./x.ts`, and specs are only collected. */
registerHooks({
  resolve(specifier, context, next) {
    if (specifier === '@jest/globals') return { url: globals, shortCircuit: true };
    try {
      return next(specifier, context);
    } catch (error) {
      if (!specifier.endsWith('.js')) throw error;
      return next(`${specifier.slice(0, -3)}.ts`, context);
    }
  },
  load(url, context, next) {
    if (!url.endsWith('.ts')) return next(url, context);
    const { code: source } = transformFileSync(fileURLToPath(url), { sourceMaps: 'inline' });
    return { format: 'module', source, shortCircuit: true };
  },
});
