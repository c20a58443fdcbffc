import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { described } from '#kernel';
import { type Directory, DIRECTORY, type DirectorySource } from '#organizations/contract';
import { Operation } from '../operations/operation.js';
import { RouteRegister } from '../operations/route-register.js';
import { Valid } from '../operations/valid.js';
import { docsPolicy } from '../security/headers.js';
import { openApiDocument } from './document.js';
import { withLocalExamples } from './local-examples.js';
import { page, startScript } from './page.js';

const require = createRequire(import.meta.url);
const fromPackage = (name: string): Buffer => readFileSync(require.resolve(`swagger-ui-dist/${name}`));

/** Everything the page needs, by name; the UI's own files come from its package, nothing from the network. */
const assets: Readonly<Record<string, { readonly type: string; readonly read: () => Buffer }>> = {
  'swagger-ui.css': { type: 'text/css; charset=utf-8', read: () => fromPackage('swagger-ui.css') },
  'swagger-ui-bundle.js': { type: 'text/javascript; charset=utf-8', read: () => fromPackage('swagger-ui-bundle.js') },
  'favicon.png': { type: 'image/png', read: () => fromPackage('favicon-32x32.png') },
  'start.js': { type: 'text/javascript; charset=utf-8', read: () => Buffer.from(startScript) },
};

const params = z.object({
  asset: described(z.enum(Object.keys(assets) as [string, ...string[]]), {
    label: { zh: '文件', en: 'file' },
    zh: '接口说明页的哪个文件。',
    en: 'Which file of the page.',
    example: 'start.js',
  }),
});
const html = z.string().meta({ id: 'Html' });
const file = z.string().meta({ id: 'File' });
const document = z.record(z.string(), z.unknown()).meta({ id: 'OpenApiDocument' });

@Controller()
export class DocsController {
  private readonly loaded = new Map<string, { readonly bytes: Buffer; readonly etag: string }>();
  private written: Readonly<Record<string, unknown>> | undefined;
  private local: { readonly of: Directory; readonly description: Readonly<Record<string, unknown>> } | undefined;

  constructor(
    @Inject(RouteRegister) private readonly register: RouteRegister,
    @Inject(DIRECTORY) private readonly directory: DirectorySource,
  ) {}

  @Get('openapi.json')
  @Operation({
    id: 'describeInterface',
    tag: 'service',
    access: 'public',
    summary: { zh: '接口说明（OpenAPI 3.1）', en: 'This interface as OpenAPI 3.1' },
    about: { zh: '本页所述接口的机读说明，可用来生成客户端。', en: 'This description, for generating clients.' },
    answer: { status: 200, schema: document },
  })
  async describe(): Promise<Readonly<Record<string, unknown>>> {
    this.written ??= openApiDocument(this.register.routes());
    const directory = await this.directory.current().catch(() => undefined);
    if (!directory) return this.written;
    if (this.local?.of !== directory)
      this.local = { of: directory, description: withLocalExamples(this.written, directory) };
    return this.local.description;
  }

  @Get('docs')
  @Operation({
    id: 'browseInterface',
    tag: 'service',
    access: 'public',
    summary: { zh: '接口说明页', en: 'This interface to browse' },
    about: { zh: '在浏览器中查看和试用接口。', en: 'The interface to read and to try out in a browser.' },
    answer: { status: 200, schema: html, mediaType: 'text/html' },
  })
  browse(@Res({ passthrough: true }) reply: FastifyReply): string {
    reply.header('content-security-policy', docsPolicy).type('text/html; charset=utf-8');
    return page;
  }

  @Get('docs/:asset')
  @Operation({
    id: 'loadInterfaceAsset',
    tag: 'service',
    access: 'public',
    summary: { zh: '接口说明页的文件', en: 'A file of that page' },
    about: { zh: '接口说明页所用的脚本、样式和图标。', en: 'Script, style and icon of the page.' },
    params,
    answer: { status: 200, schema: file, mediaType: 'application/octet-stream' },
  })
  asset(
    @Param(Valid.params(params)) { asset }: z.infer<typeof params>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const { bytes, etag } = this.load(asset);
    reply.headers({ etag, 'cache-control': 'public, max-age=3600' }).type(assets[asset]!.type);
    if (request.headers['if-none-match'] === etag) void reply.status(304).send();
    else void reply.send(bytes);
  }

  private load(name: string): { readonly bytes: Buffer; readonly etag: string } {
    const before = this.loaded.get(name);
    if (before) return before;
    const bytes = assets[name]!.read();
    const found = { bytes, etag: `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"` };
    this.loaded.set(name, found);
    return found;
  }
}
