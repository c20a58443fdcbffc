import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { instantOf, deterministicId } from '#kernel';
import { createTaskDecider } from '../../../libs/tasks/domain/decider.js';
import { createSupervisionRules } from '../../../libs/escalation/domain/rules.js';
import { chineseWorkCalendar } from '../../../libs/escalation/calendar/chinese-days.js';
import { loadPolicy } from '../../../libs/escalation/policies/load-policy.js';
import { createDirectory } from '../../../libs/organizations/domain/directory.js';
import { AggregateWriter } from '../../../libs/event-store/aggregate/aggregate-writer.js';
import { metadataOf, parseCommand } from '../../../libs/event-store/aggregate/command-context.js';
import { createMemoryEventStore } from '../../../libs/event-store/memory/create.js';
import { taskCommands, taskIdOf, taskStream } from '#tasks/contract';
import { readScenario, scenarioFile } from './read-scenario.js';
import { actionsOn } from './actions-on.js';
import { contextOf } from './context.js';
import { newTally, readOn } from './tally.js';
import { DomainError } from '#kernel';

it('plays', async () => {
  const scenario = await readScenario(scenarioFile('tongzhou-2023'));
  const calendar = chineseWorkCalendar();
  const rules = createSupervisionRules(await loadPolicy('seeds/policies/default-1.json'), calendar);
  const store = createMemoryEventStore();
  const writer = new AggregateWriter(store, { decider: createTaskDecider(rules) } as any);
  const reg = JSON.parse(readFileSync('seeds/organizations/tongzhou.json', 'utf8'));
  const units = new Map<string, any>();
  for (const u of reg.units) for (const n of [u.name, ...u.aliases]) units.set(n, u);
  const post = (n: string) => reg.posts.find((p: any) => p.holders.some((h: any) => h.person === n));
  const directory: any = { unitByName: (n: string) => units.get(n), postByHolder: post };
  const text = readFileSync('/work/shared/seeds/002_d2e1d2fa9d54708a.txt', 'utf8');
  const body = text.slice(text.indexOf('一、主要预期目标')).replace(/区检察院，区各人民团体。/, '');
  const items = [
    ...body.matchAll(/(\d+)\.([\s\S]*?)牵头领导：([\s\S]*?)责任单位：([\s\S]*?)完成时限：2023年(\d+)月底/g),
  ];
  expect(items).toHaveLength(138);
  const give = async (taskId: string, type: string, data: any, ctx: any) => {
    const parsed = parseCommand((taskCommands as any)[type], data);
    return writer.execute(
      taskStream(taskId),
      { type, taskId, data: parsed, at: ctx.at, by: ctx.actor } as any,
      metadataOf(ctx, { taskId, type, data: parsed }),
    );
  };
  const sys: any = { account: 'p', role: 'system' };
  for (const [, no, t, lead, us, month] of items) {
    const seq = Number(no);
    const clean = (s: string) => s.replace(/\s+/g, '');
    const end = new Date(Date.UTC(2023, Number(month), 0)).toISOString().slice(0, 10);
    const corr = scenario.corrections.find((c) => c.seq === seq);
    const data = {
      planId: 'p',
      planTitle: 't',
      planYear: 2023,
      seq,
      number: seq,
      section: null,
      subsection: null,
      theme: null,
      text: clean(t!),
      leaders: clean(lead!)
        .split('、')
        .map((n) => ({ name: n, post: post(n)?.postId ?? 'x' })),
      assignments: clean(us!)
        .split('、')
        .map((n) => {
          if (!units.get(n)) throw new Error(n);
          return { unit: units.get(n).unitId, name: n, role: 'main' };
        }),
      deadline: corr ? (corr.correction as any).value : { kind: 'by', date: end },
      deadlineText: null,
      document: 'd',
      line: 1,
      approver: 'a',
      authority: 'b',
    };
    const at = instantOf('2023-01-17', '10:00');
    await give(taskIdOf('p', seq), 'InitiateTask', data, contextOf(sys, at, `i${seq}`));
    await give(taskIdOf('p', seq), 'DispatchTask', { noticeNumber: `n${seq}` }, contextOf(sys, at, `d${seq}`));
  }
  const tally = newTally();
  await readOn(tally, store);
  const world = { scenario, calendar, directory, book: tally.book };
  const problems: string[] = [];
  const start = Date.now();
  let commands = 0;
  let tf = 0,
    ta = 0,
    tg = 0,
    tr = 0;
  let t0 = 0;
  const snapshots: any[] = [];
  for (let d = Date.parse('2023-01-17'); d <= Date.parse('2024-02-02'); d += 86400000) {
    const day = new Date(d).toISOString().slice(0, 10);
    if (!calendar.isWorkingDay(day)) continue;
    const now = instantOf(day, '09:00');
    t0 = performance.now();
    if (day !== '2023-01-17')
      for (const id of tally.book.keys())
        await give(id, 'FireRungs', { now }, contextOf(sys, now, `fire:${id}:${now}`));
    tf += performance.now() - t0;
    t0 = performance.now();
    await readOn(tally, store);
    tr += performance.now() - t0;
    t0 = performance.now();
    const acts = actionsOn(day, world as any, day === '2023-01-17' ? 660 : undefined);
    ta += performance.now() - t0;
    t0 = performance.now();
    for (const queue of acts)
      for (const a of queue) {
        commands++;
        try {
          await give(a.taskId, a.type, a.data, contextOf(a.by, a.at, a.commandId));
          if (a.expects) problems.push('accepted ' + a.commandId);
        } catch (e) {
          if (!(e instanceof DomainError) || e.code !== a.expects)
            problems.push(`${a.commandId} ${(e as Error).message}`);
        }
      }
    tg += performance.now() - t0;
    await readOn(tally, store);
  }
  const states: any = {};
  const seen: any = {};
  for (const n of tally.book.values()) {
    states[n.state] = (states[n.state] ?? 0) + 1;
    for (const s of n.statesSeen) seen[s] = (seen[s] ?? 0) + 1;
  }
  const ev = (await store.readAll({ after: 0n, limit: 1e6 })).events;
  const onTime = ev.filter((e) => e.type === 'CompletionAccepted').map((e) => (e.data as any).onTime);
  const out = {
    T: (globalThis as any).T,
    tf,
    ta,
    tg,
    tr,
    ms: Date.now() - start,
    commands,
    events: tally.events,
    problems: problems.slice(0, 30),
    n: problems.length,
    states,
    seen,
    rungs: Object.fromEntries([...tally.byRung].sort()),
    types: Object.fromEntries([...tally.byType].sort()),
    onTime: onTime.filter(Boolean).length,
    late: onTime.filter((x) => !x).length,
    proposals: [...tally.book.values()].flatMap((n) =>
      n.proposals.map((p) => [n.seq, p.measure, p.proposedOn, p.decision]),
    ),
  };
  const lines = (seq: number) =>
    ev
      .filter((e) => e.stream === taskStream(taskIdOf('p', seq)) && !['ClockArmed', 'ClockStopped'].includes(e.type))
      .map(
        (e) => `${e.metadata.occurredAt} ${e.type} ${e.metadata.actor.account} ${JSON.stringify(e.data).slice(0, 260)}`,
      )
      .join('\n');
  writeFileSync('/tmp/scratch.json', JSON.stringify(out, null, 1));
  for (const s of [29, 72, 78, 58, 111, 24, 59, 32, 3]) writeFileSync(`/tmp/scratch-${s}.txt`, lines(s));
  void deterministicId;
  void createDirectory;
  void snapshots;
});
