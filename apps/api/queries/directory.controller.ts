import { Controller, Get, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Role, roles } from '#kernel';
import { DIRECTORY, type DirectorySource, memberScopes } from '#organizations/contract';
import { callerOf } from '../commands/command-context.js';
import { Operation } from '../operations/operation.js';
import { everyAccount } from '../operations/roles.js';

const unit = z
  .object({
    unitId: z.string(),
    name: z.string(),
    kind: z.enum(['department', 'street', 'town', 'company', 'collective', 'other']),
    aliases: z.array(z.string()),
    formerNames: z.array(z.object({ name: z.string(), until: z.iso.date() })).default([]),
    misprints: z.array(z.object({ printed: z.string(), seen: z.string().nullable() })).default([]),
    mergedInto: z
      .object({ unitId: z.string(), on: z.iso.date() })
      .nullable()
      .default(null)
      .describe('the unit that answers for this one from that day'),
    members: z
      .array(z.object({ on: z.iso.date(), scope: z.enum(memberScopes), unitIds: z.array(z.string()) }))
      .default([])
      .describe('of a collective, by the day from which they hold'),
  })
  .meta({ id: 'Unit' });
const post = z
  .object({
    postId: z.string(),
    title: z.string(),
    holders: z.array(z.object({ person: z.string(), from: z.iso.date(), to: z.iso.date().nullable() })),
  })
  .meta({ id: 'Post' });
const units = z.object({ units: z.array(unit) }).meta({ id: 'Units' });
const posts = z.object({ posts: z.array(post) }).meta({ id: 'Posts' });
const me = z
  .object({
    account: z.string(),
    role: z.enum(roles),
    unit: unit.nullable().describe('null when the role has none, or the directory does not know it'),
    post: post.nullable(),
  })
  .meta({ id: 'Me' });

/** The directory as of the newest event; it is the same for every account. */
@Controller('v1')
export class DirectoryController {
  constructor(@Inject(DIRECTORY) private readonly directory: DirectorySource) {}

  @Get('units')
  @Operation({
    id: 'listUnits',
    tag: 'directory',
    access: everyAccount,
    summary: { zh: '单位登记簿', en: 'Units, with their other names' },
    answer: { status: 200, schema: units },
  })
  async units(): Promise<z.infer<typeof units>> {
    const directory = await this.directory.current();
    return { units: directory.units().map((entry) => unit.parse(entry)) };
  }

  @Get('posts')
  @Operation({
    id: 'listPosts',
    tag: 'directory',
    access: everyAccount,
    summary: { zh: '职务与任职人', en: 'Posts, with their holders' },
    answer: { status: 200, schema: posts },
  })
  async posts(): Promise<z.infer<typeof posts>> {
    const directory = await this.directory.current();
    return { posts: directory.posts().map((entry) => post.parse(entry)) };
  }

  @Get('me')
  @Operation({
    id: 'whoAmI',
    tag: 'directory',
    access: everyAccount,
    summary: { zh: '我的账户', en: 'The account behind the token' },
    answer: { status: 200, schema: me },
  })
  async me(@Req() request: FastifyRequest): Promise<z.infer<typeof me>> {
    const caller = callerOf(request);
    const directory = await this.directory.current();
    const own = caller.unit === undefined ? undefined : directory.unit(caller.unit);
    const held = caller.post === undefined ? undefined : directory.post(caller.post);
    const role: Role = caller.role;
    return { account: caller.account, role, unit: own ? unit.parse(own) : null, post: held ? post.parse(held) : null };
  }
}
