import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Harness, startHarness } from './harness.js';

describe('the service', () => {
  let harness: Harness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());

  it('the service is alive and ready', async () => {
    expect((await harness.anybody().get('/healthz')).body).toEqual({ status: 'alive' });
    await harness.whenCaughtUp();
    const { status, body } = await harness.anybody().get('/readyz');
    expect({ status, body }).toEqual({
      status: 200,
      body: { status: 'ready', store: true, readDatabase: true, storing: true, lagSeconds: 0 },
    });
  });

  it.each([
    [undefined, 'zh'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en', 'en'],
    ['fr;q=1, en-GB;q=0.7, zh;q=0.3', 'en'],
    ['fr', 'zh'],
  ])('the service words problems for Accept-Language %j in %s', async (acceptLanguage, language) => {
    const headers: Record<string, string> = acceptLanguage === undefined ? {} : { 'accept-language': acceptLanguage };
    const answer = await harness.anybody().get('/v1/me', headers);
    expect(answer.headers.get('content-language')).toBe(language);
    expect(answer.headers.get('vary')).toBe('Accept-Language');
    expect(/\p{Script=Han}/u.test(answer.body.title + answer.body.detail)).toBe(language === 'zh');
  });

  it('the service says at its bare address what runs here and where to go on, as JSON for programs and in the language asked for', async () => {
    const { status, headers, body } = await harness.anybody().get('/', { 'accept-language': 'en' });
    expect({ status, language: headers.get('content-language'), name: body.name }).toEqual({
      status: 200,
      language: 'en',
      name: 'zhezi',
    });
    expect(body.what).toMatch(/^Zhezi runs here/);
    expect(headers.get('vary')).toBe('Accept, Accept-Language');
    for (const { address } of Object.values<{ address: string }>(body.links))
      expect({ address, status: (await harness.anybody().get(address)).status }).toEqual({ address, status: 200 });
  });

  it.each([
    ['zh', 'zh-CN', /这里运行的是“折子”/],
    ['en', 'en', /Zhezi runs here/],
  ])(
    'the service shows people a page in %s at its bare address, which runs no script and tells nothing of its data',
    async (language, lang, what) => {
      const page = await harness.anybody().get('/', { accept: 'text/html,*/*;q=0.8', 'accept-language': language });
      expect({ status: page.status, type: page.headers.get('content-type') }).toEqual({
        status: 200,
        type: 'text/html; charset=utf-8',
      });
      expect(page.text).toContain(`<html lang="${lang}">`);
      expect(page.text).toMatch(what);
      expect(page.text).not.toMatch(/<script|postgres|127\.0\.0\.1/);
      expect([...page.text.matchAll(/<a href="([^"]+)"/g)].map(([, address]) => address)).toEqual([
        ...['docs', 'openapi.json', 'healthz', 'readyz'],
      ]);
      const docs = await harness.anybody().get('/docs');
      expect(page.headers.get('content-security-policy')).toBe(docs.headers.get('content-security-policy'));
      const icon = await harness.anybody().get('/favicon.ico');
      expect({ status: icon.status, type: icon.headers.get('content-type') }).toEqual({
        status: 200,
        type: 'image/svg+xml',
      });
    },
  );

  it('the service answers every address, known or not, with headers that keep browsers from guessing types, framing pages and storing answers', async () => {
    const officer = await harness.as('officer');
    for (const answer of [
      await officer.get('/v1/me'),
      await officer.get('/nowhere'),
      await harness.anybody().get('/v1/me'),
    ]) {
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('x-frame-options')).toBe('DENY');
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('server')).toBeNull();
      expect(answer.headers.get('x-powered-by')).toBeNull();
    }
  });

  it('the service says which methods an address takes', async () => {
    const { status, headers } = await harness
      .anybody()
      .send('PUT', '/v1/units', '{}', { 'content-type': 'application/json' });
    expect({ status, allow: headers.get('allow')?.split(', ').sort() }).toEqual({
      status: 405,
      allow: ['GET', 'HEAD', 'POST'],
    });
  });

  it('the service tells callers who they are', async () => {
    const clerk = await harness.as('clerk', { account: 'li', unit: 'qu-cai-zheng-ju' });
    expect((await clerk.get('/v1/me')).body).toMatchObject({
      account: 'li',
      role: 'clerk',
      unit: { name: '区财政局' },
      post: null,
    });
    const leader = await harness.as('leadingOfficial', { post: 'qu-ling-dao-01' });
    expect((await leader.get('/v1/me')).body).toMatchObject({ unit: null, post: { postId: 'qu-ling-dao-01' } });
  });

  it('the director can register units and posts, each only once, and other roles can see them', async () => {
    const director = await harness.as('director');
    const unit = { unitId: 'qu-xin-ju', name: '区新设局', kind: 'department', aliases: [] };
    const { status, headers } = await director.post('/v1/units', unit);
    expect({ status, etag: headers.get('etag') }).toEqual({ status: 201, etag: '"0"' });
    expect((await director.post('/v1/units', unit)).body.code).toBe('UNIT_ALREADY_REGISTERED');
    expect((await director.post('/v1/units/qu-xin-ju/aliases', { alias: '区新局' })).status).toBe(201);
    expect((await director.post('/v1/posts', { postId: 'xin-zhi', title: '新职务' })).status).toBe(201);
    expect((await director.post('/v1/posts/xin-zhi/holders', { person: '甲某', on: '2023-02-01' })).status).toBe(201);
    const auditor = await harness.as('auditor');
    const known = { ...unit, aliases: ['区新局'], formerNames: [], misprints: [], members: [], mergedInto: null };
    expect((await auditor.get('/v1/units')).body.units).toContainEqual(expect.objectContaining(known));
    expect((await auditor.get('/v1/posts')).body.posts).toContainEqual({
      postId: 'xin-zhi',
      title: '新职务',
      holders: [{ person: '甲某', from: '2023-02-01', to: null }],
    });
  });
});

describe('a service whose database is gone', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness();
    await harness.loseDatabase();
  });
  afterAll(() => harness.close());

  it('a service whose database is gone is alive, says that it is not ready, and tells callers to come back', async () => {
    expect((await harness.anybody().get('/healthz')).status).toBe(200);
    const ready = await harness.anybody().get('/readyz');
    expect({ status: ready.status, body: ready.body }).toMatchObject({
      status: 503,
      body: { status: 'not-ready', store: false, readDatabase: false, lagSeconds: null },
    });
    const officer = await harness.as('officer');
    for (const path of ['/v1/tasks', '/v1/tasks/p000000000000-001']) {
      const { status, body, headers } = await officer.get(path);
      expect({ path, status, code: body.code, retry: headers.get('retry-after') }).toEqual({
        path,
        status: 503,
        code: 'STORAGE_UNAVAILABLE',
        retry: '1',
      });
    }
  });
});
