import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CommandCatalog, type Role, roles } from '#kernel';
import { planCommands, planCompounds } from '#plans/contract';
import { taskCommands } from '#tasks/contract';
import type { Caller } from './caller.js';
import { type Harness, startHarness } from './harness.js';
import { posts, units } from './plans.js';

const accounts: readonly Role[] = roles.filter((role) => role !== 'system');
const everyone = accounts;
const overseers: readonly Role[] = ['officer', 'director', 'head', 'auditor'];

/** Who may read what, written out here a second time on purpose. */
const readers: Readonly<Record<string, readonly Role[]>> = {
  listPlans: everyone,
  showPlan: everyone,
  listTasks: everyone,
  showTask: everyone,
  showTaskTimeline: everyone,
  listUnitBoards: [...overseers, 'clerk', 'unitHead'],
  showUnitBoard: [...overseers, 'clerk', 'unitHead'],
  listLeaderBoards: [...overseers, 'leadingOfficial'],
  showLeaderBoard: [...overseers, 'leadingOfficial'],
  followChanges: everyone,
  listUnits: everyone,
  listPosts: everyone,
  whoAmI: everyone,
  listUnitKeys: [...overseers, 'clerk', 'unitHead'],
  showPlanLinks: overseers,
  showPlanObstacles: overseers,
  showPlanSuggestions: overseers,
};
const directory = [
  ...['registerUnit', 'addUnitAlias', 'renameUnit', 'noteFormerName', 'noteMisprint', 'mergeUnit'],
  ...['setCollectiveMembers', 'registerUnitKey', 'revokeUnitKey', 'registerPost', 'changeHolder', 'correctHolderTerm'],
];
const open = ['isAlive', 'isReady', 'describeInterface', 'browseInterface', 'loadInterfaceAsset', 'explainProblem'];

/** Who may call an operation; undefined when everybody may, without a token. */
function expectedFor(operationId: string): readonly Role[] | undefined {
  if (open.includes(operationId)) return undefined;
  if (operationId in readers) return readers[operationId];
  if (directory.includes(operationId)) return ['director'];
  if (operationId === 'importDocument') return planCommands.ReadPlan.roles;
  const allowed = commands[operationId.charAt(0).toUpperCase() + operationId.slice(1)]?.roles;
  if (!allowed) throw new Error(`no rule says who may call ${operationId}`);
  return allowed;
}

const commands: CommandCatalog = { ...taskCommands, ...planCommands, ...planCompounds };

interface Route {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
}

describe('who may call what', () => {
  let harness: Harness;
  let routes: readonly Route[];
  const callers = new Map<Role, Caller>();

  beforeAll(async () => {
    harness = await startHarness();
    const { paths } = (await harness.anybody().get('/openapi.json')).body as {
      paths: Record<string, Record<string, Route>>;
    };
    routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => ({ operationId, method: method.toUpperCase(), path })),
    );
    for (const role of accounts) callers.set(role, await harness.as(role, placeOf(role)));
  });
  afterAll(() => harness.close());

  it('the table of roles covers every route, and every command that is offered', () => {
    expect(routes.length).toBeGreaterThan(50);
    const ids = routes.map(({ operationId }) => operationId);
    expect(Object.keys(readers).filter((id) => !ids.includes(id))).toEqual([]);
    const operations = Object.keys(commands).map((name) => name.charAt(0).toLowerCase() + name.slice(1));
    expect(operations.filter((id) => !ids.includes(id))).toEqual([
      'initiateTask',
      'dispatchTask',
      'fireRungs',
      'readPlan',
    ]);
  });

  it.each(accounts)('the role %s is allowed or refused on every route exactly as declared', async (role) => {
    const found = await outcomes(callers.get(role)!);
    const expected = routes.map(({ operationId }) => {
      const allowed = expectedFor(operationId);
      return `${operationId}: ${allowed === undefined || allowed.includes(role) ? 'let in' : '403 ROLE_NOT_ALLOWED'}`;
    });
    expect(found).toEqual(expected);
  });

  it('a caller without a token reaches public routes only', async () => {
    const found = await outcomes(harness.anybody());
    const expected = routes.map(
      ({ operationId }) => `${operationId}: ${expectedFor(operationId) ? '401 TOKEN_MISSING' : 'let in'}`,
    );
    expect(found).toEqual(expected);
  });

  const outcomes = async (caller: Caller): Promise<readonly string[]> => {
    const found: string[] = [];
    for (const route of routes) found.push(`${route.operationId}: ${await outcome(route, caller)}`);
    return found;
  };

  /** `let in` when the role was accepted, whatever the domain answered after that. */
  async function outcome({ method, path }: Route, { token }: Caller): Promise<string> {
    const answer = await fetch(harness.address + path.replace(/\{(\w+)\}/g, (_, name: string) => samples[name]!), {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(method === 'POST' && headersFor(path)),
      },
      ...(method === 'POST' && { body: '{}' }),
    });
    if (answer.headers.get('content-type')?.startsWith('text/event-stream')) {
      await answer.body?.cancel();
      return 'let in';
    }
    const text = await answer.text();
    const code = answer.headers.get('content-type')?.startsWith('application/problem')
      ? JSON.parse(text).code
      : undefined;
    return code === 'ROLE_NOT_ALLOWED' || answer.status === 401 ? `${answer.status} ${code}` : 'let in';
  }
});

const samples: Readonly<Record<string, string>> = {
  taskId: 'p000000000000-001',
  planId: 'p000000000000',
  unitId: units.reform,
  postId: posts.first,
  code: 'INTERNAL',
  asset: 'start.js',
};

const headersFor = (path: string): Record<string, string> => ({
  'content-type': path === '/v1/documents' ? 'text/plain' : 'application/json',
});

function placeOf(role: Role): { unit?: string; post?: string } {
  if (role === 'clerk' || role === 'unitHead') return { unit: units.reform };
  return role === 'leadingOfficial' ? { post: posts.first } : {};
}
