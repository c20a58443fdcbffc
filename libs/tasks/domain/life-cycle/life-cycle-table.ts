import { taskCommands, type TaskCommandType } from '#tasks/contract';
import { assignmentLifeCycle, taskLifeCycle, type Transition } from './life-cycle.js';

/** The life cycles as Markdown tables, as the context's README prints them. */
export const renderLifeCycle = (): string =>
  [
    '### Task 督查事项',
    '',
    ...table(taskLifeCycle),
    '',
    '### Assignment 承办',
    '',
    ...table(assignmentLifeCycle),
    '',
  ].join('\n');

const table = <State extends string>(rows: readonly Transition<State>[]): string[] => [
  '| Event | From | To | By | Guard |',
  '|---|---|---|---|---|',
  ...rows.map(({ event, from, to, by, guard }) =>
    line([
      event,
      from.map((state) => (state === 'none' ? '–' : state)).join(', '),
      to,
      by.map(withRoles).join('; '),
      guard,
    ]),
  ),
];

const withRoles = (command: TaskCommandType): string => `${command} (${taskCommands[command].roles.join(', ')})`;

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
