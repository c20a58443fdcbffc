import { registerHooks } from 'node:module';

/** Lets Node run our sources in a process of its own (`--import` this): a specifier `./x.js` stands for `./x.ts`. */
registerHooks({
  resolve(specifier, context, next) {
    try {
      return next(specifier, context);
    } catch (error) {
      if (!specifier.endsWith('.js')) throw error;
      return next(`${specifier.slice(0, -3)}.ts`, context);
    }
  },
});
