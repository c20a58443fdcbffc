import { Controller, Get, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { SUPERVISION_RULES, type SupervisionRules } from '#escalation/contract';
import { type Directory, DIRECTORY, type DirectorySource } from '#organizations/contract';
import { CONFIGURATION, type Configuration } from '#platform';
import { callerOf } from '../commands/command-context.js';
import { Operation } from '../operations/operation.js';
import { everyAccount } from '../operations/roles.js';
import { meAnswer, postAnswer, postsAnswer, unitAnswer, unitsAnswer } from './answers/directory.js';

/** The directory as of the newest event; it is the same for every account. */
@Controller('v1')
export class DirectoryController {
  constructor(
    @Inject(DIRECTORY) private readonly directory: DirectorySource,
    @Inject(SUPERVISION_RULES) private readonly rules: SupervisionRules,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Get('units')
  @Operation({
    id: 'listUnits',
    tag: 'directory',
    access: everyAccount,
    summary: { zh: '单位登记簿', en: 'Units, with their other names' },
    about: {
      zh: '登记的单位及其别称、曾用名、误写和成员。',
      en: 'Units with their other names, former names, misprints and members.',
    },
    answer: { status: 200, schema: unitsAnswer },
  })
  async units(): Promise<z.infer<typeof unitsAnswer>> {
    const directory = await this.directory.current();
    return { units: directory.units().map((entry) => unitAnswer.parse(entry)) };
  }

  @Get('posts')
  @Operation({
    id: 'listPosts',
    tag: 'directory',
    access: everyAccount,
    summary: { zh: '职务与任职人', en: 'Posts, with their holders' },
    about: { zh: '登记的职务及历任任职人。', en: 'Posts with everybody who has held them.' },
    answer: { status: 200, schema: postsAnswer },
  })
  async posts(): Promise<z.infer<typeof postsAnswer>> {
    const directory = await this.directory.current();
    return { posts: directory.posts().map((entry) => postAnswer.parse(entry)) };
  }

  @Get('me')
  @Operation({
    id: 'whoAmI',
    tag: 'directory',
    access: everyAccount,
    summary: { zh: '我的账户，以及现行的登记簿、政策和日历', en: 'The account behind the token, and what is in force' },
    about: {
      zh: '令牌所属的账户：角色、单位或职务；以及现行的城市、登记簿、政策和日历。',
      en: 'The account behind the token: its role, and its unit or post; and the city, directory, policy and calendar in force.',
    },
    answer: { status: 200, schema: meAnswer },
  })
  async me(@Req() request: FastifyRequest): Promise<z.infer<typeof meAnswer>> {
    const caller = callerOf(request);
    const directory = await this.directory.current();
    const own = caller.unit === undefined ? undefined : directory.unit(caller.unit);
    const held = caller.post === undefined ? undefined : directory.post(caller.post);
    const { account, role } = caller;
    return {
      ...{ account, role },
      unit: own ? unitAnswer.parse(own) : null,
      post: held ? postAnswer.parse(held) : null,
      ...this.inForce(directory),
    };
  }

  private inForce(directory: Directory) {
    const { policy, policyVersion, calendarVersion } = this.rules;
    return {
      city: this.configuration.city ?? null,
      directory: { units: directory.units().length, posts: directory.posts().length },
      policy: { version: policyVersion, title: policy.title },
      calendar: calendarVersion,
    };
  }
}
