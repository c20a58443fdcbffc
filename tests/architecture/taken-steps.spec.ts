import { describe, expect, it } from '@jest/globals';
import { projectSources, sourceOf } from './sources.js';
import { outsideSteps } from './taken-steps.js';

const product = projectSources().filter(
  ({ path }) => /^(apps|libs)\//.test(path) && !/(\.spec|-suite)\.ts$|\/spec\//.test(path),
);

const found = (body: string): readonly string[] =>
  outsideSteps(sourceOf('start.ts', `startup.start(log, async (steps) => {\n${body}\n});`)).map(({ text }) => text);

describe('the starts of the apps', () => {
  it('every app starts in steps, and does nothing beside them that opens something or takes time', () => {
    expect(product.flatMap(outsideSteps)).toEqual([]);
    const starting = product.filter(({ text }) => /startup\.start\(/.test(text)).map(({ path }) => path);
    for (const app of ['api', 'escalator', 'intake', 'projector', 'relay', 'standalone'])
      expect(starting).toContain(`apps/${app}/start.ts`);
  });

  it('every main file starts its app with the startup of its process', () => {
    const mains = product.filter(({ path }) => /^apps\/[^/]+\/main\.ts$/.test(path) && !path.startsWith('apps/cli/'));
    expect(mains.filter(({ text }) => !/runProcess\(async \(startup\) =>/.test(text)).map(({ path }) => path)).toEqual(
      [],
    );
  });

  it('a start that awaits or opens something beside its steps is found', () => {
    expect(found('await seedFrom(store);')).toEqual(['await seedFrom(store)', 'seedFrom(store)']);
    expect(found('const relay = startRelay(ports);')).toEqual(['startRelay(ports)']);
    expect(found('const server = api.listen();')).toEqual(['api.listen()']);
    expect(found('const tracing = one && (await made());')).toEqual(['await made()']);
  });

  it('a start in which steps do everything, or the steps are passed on, is let pass', () => {
    expect(found('const relay = await open(names.relay, () => startRelay(ports), (one) => one.stop());')).toEqual([]);
    expect(found('await steps.step(names.seed, async () => { await seedFrom(store); });')).toEqual([]);
    expect(found('const observability = await observeProcess(log, steps);')).toEqual([]);
  });
});
