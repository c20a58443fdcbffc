import { Controller, Get, Headers, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { languageOf } from '#platform';
import { Operation } from '../operations/operation.js';
import { docsPolicy } from '../security/headers.js';
import { frontPage, icon } from './page.js';
import { prefersHtml } from './prefers-html.js';
import { links, words } from './words.js';

const link = z.object({ address: z.string(), what: z.string() });
const front = z
  .object({
    name: z.literal('zhezi'),
    what: z.string(),
    how: z.string(),
    links: z.object({ docs: link, openapi: link, alive: link, ready: link }),
  })
  .meta({ id: 'Front' });
const image = z.string().meta({ id: 'Image' });

/** What somebody meets who opens the bare address: what runs here, and where to go on. */
@Controller()
export class FrontController {
  @Get()
  @Operation({
    id: 'describeService',
    tag: 'service',
    access: 'public',
    summary: { zh: '这里运行的是什么', en: 'What runs here; a page where HTML is asked for' },
    about: {
      zh: '这个地址上运行的是什么、从哪里看起；浏览器得到网页，程序得到 JSON。',
      en: 'What runs at this address and where to go on: a page for browsers, JSON for programs.',
    },
    answer: { status: 200, schema: front },
  })
  front(
    @Headers('accept') accept: string | undefined,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string | z.infer<typeof front> {
    const language = languageOf(acceptLanguage);
    reply.headers({ 'content-language': language, vary: 'Accept, Accept-Language' });
    if (!prefersHtml(accept)) return answerIn(language);
    reply.header('content-security-policy', docsPolicy).type('text/html; charset=utf-8');
    return frontPage(language);
  }

  /** Browsers ask for it whatever they show. */
  @Get('favicon.ico')
  @Operation({
    id: 'loadIcon',
    tag: 'service',
    access: 'public',
    summary: { zh: '图标', en: 'The icon' },
    about: { zh: '浏览器标签页上的图标。', en: 'What a browser shows on its tab.' },
    answer: { status: 200, schema: image, mediaType: 'image/svg+xml' },
  })
  icon(@Res({ passthrough: true }) reply: FastifyReply): string {
    reply.header('cache-control', 'public, max-age=86400').type('image/svg+xml');
    return icon;
  }
}

function answerIn(language: keyof typeof words): z.infer<typeof front> {
  const { what, how, links: names } = words[language];
  const to = (name: keyof typeof links) => ({ address: `/${links[name]}`, what: names[name] });
  return {
    name: 'zhezi',
    what,
    how,
    links: { docs: to('docs'), openapi: to('openapi'), alive: to('alive'), ready: to('ready') },
  };
}
