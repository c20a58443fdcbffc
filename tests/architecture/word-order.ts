import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, projectDocuments } from './documents.js';
import { wordsOf } from './glossary.js';
import { projectSources, root } from './sources.js';

/** Names with "order" in them, by what it means there. Whatever is not here may mean a command, which has a word of its own. */
export const namesWithOrder: Readonly<Record<string, readonly string[]>> = {
  'a sequence': [
    'againstTheOrder',
    'any-order',
    'everyOrder',
    'giveInOrder',
    'hasUsualOrder',
    'in-order',
    'inOrder',
    'inOrderPerKey',
    'isInOrderOfIndex',
    'library-order',
    'lightOrder',
    'POST_CHANGE_OUT_OF_ORDER',
    'POST_TERM_OUT_OF_ORDER',
    'specsAgainstTheOrder',
    'startOrder',
    'tasksInAnyOrder',
    'tasksInUsualOrder',
  ],
  'the end of a process, step after step': ['OrderlyEnd'],
  '责令整改: stored and published under this name': [
    'OrderRectification',
    'orderRectification',
    'rectification-orders',
    'RectificationOrdered',
  ],
  'published names of a signed command': [
    'ce_orderid',
    'orderid',
    'ORDER_FAILED',
    'ORDER_OUT_OF_TIME',
    'ORDER_UNKNOWN',
    'ORDER_UNREADABLE',
  ],
};

/** Files with the word "orders", and what it means there. */
export const pagesWithOrders: Readonly<Record<string, string>> = {
  'CHANGELOG.md': 'former names of what was renamed',
  'apps/api/README.md': 'the route of 责令整改',
  'docs/adr/0002-global-order-under-one-lock-with-group-commit.md': 'sequences',
  'libs/event-store/README.md': 'sequences',
  'libs/event-store/postgres/global-order.int.spec.ts': 'sequences',
  'libs/plans/domain/reading/README.md': 'sequences of columns',
  'libs/tasks/contract/commands.ts': 'the route of 责令整改',
  'libs/tasks/read-models/task-board/select.ts': 'sequences of rows',
  'tests/fixtures/store-0.1.0/README.md': 'sequences of tasks',
};

const isOrder = (part: string): boolean => /^(un|dis)?order/i.test(part);
/** `takeOrders` is take and Orders, `ORDER_FAILED` is ORDER and FAILED. */
const partsOf = (name: string): readonly string[] => name.split(/[_-]|(?<=[a-z0-9])(?=[A-Z])/);
const isBareWord = (name: string): boolean => /^(un|dis)?(order|ordered|ordering|orderly|orders)$/i.test(name);

/** Names of a source that have "order" in them and are none of `known`. The bare word is the reader's to judge. */
export const strangeNames = (source: string, known: readonly string[]): string[] =>
  [...new Set(wordsOf(source))].filter(
    (name) => !isBareWord(name) && partsOf(name).some(isOrder) && !known.includes(name),
  );

const saysCommand = [
  /\borders\b/i,
  /\b(signed|repeated|open|next) order\b/i,
  /\border (id\b|by (Kafka|HTTP)\b)/i,
  /\b(give|send|sign|take)s? (an|the|its|this) order\b/i,
];

/** Lines that speak of orders: nearly always they mean commands. */
export const ordersIn = ({ path, text }: Document): string[] =>
  text
    .split('\n')
    .flatMap((line, at) => (saysCommand.some((pattern) => pattern.test(line)) ? [`${path}:${at + 1}`] : []));

/** Sources, pages, and the scripts and settings under infra, but for this check itself. */
export const writtenTexts = (): readonly Document[] =>
  [
    ...projectSources(),
    ...projectDocuments(),
    ...readdirSync(join(root, 'infra'), { recursive: true, encoding: 'utf8' })
      .map((name) => join('infra', name))
      .filter((path) => /\.(mjs|json|ya?ml)$/.test(path))
      .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })),
  ].filter(({ path }) => !path.startsWith('tests/architecture/word-order'));
