import type { Language } from '#platform';

interface Words {
  readonly title: string;
  readonly what: string;
  readonly how: string;
  readonly links: Readonly<Record<keyof typeof links, string>>;
}

/** Where to go from here. Addresses are relative, so that the page works behind a prefix. */
export const links = {
  docs: 'docs',
  openapi: 'openapi.json',
  alive: 'healthz',
  ready: 'readyz',
} as const;

export const words: Readonly<Record<Language, Words>> = {
  zh: {
    title: '折子',
    what: '这里运行的是“折子”，政府督查工作的后端服务：供其他系统和程序调用，本身没有办理业务的页面。',
    how: '调用业务接口须携带访问令牌（Authorization: Bearer …），由运行本服务的单位签发。',
    links: {
      docs: '接口说明，可逐条试用',
      openapi: '接口说明（OpenAPI 3.1）',
      alive: '进程是否存活',
      ready: '是否可以服务',
    },
  },
  en: {
    title: 'Zhezi',
    what: 'Zhezi runs here, the service behind the supervision of government plans. It is called by other systems and programs and has no pages for daily work itself.',
    how: 'Calls need an access token (Authorization: Bearer …), signed by whoever runs this service.',
    links: {
      docs: 'the interface, to browse and try out',
      openapi: 'the interface as OpenAPI 3.1',
      alive: 'whether the process lives',
      ready: 'whether it can serve',
    },
  },
};
