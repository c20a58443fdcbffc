import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '#testing';
import type { RecordedTaskEvent, Scope } from '#tasks/contract';
import { play, type Story } from '../../domain/spec/play.js';
import { mayRead, type Readership, readershipOf } from '../../domain/visibility/readership.js';
import { rules } from '../../domain/spec/rules.js';
import { newEventsOf, recorded } from '../spec/recorded.js';
import { storiesOf } from '../spec/stories.js';
import { itemFor } from '../task-board/item.js';
import { foldTask } from '../task-row/fold.js';
import type { TaskRow } from '../task-row/row.js';
import { type TaskView, taskView } from './view.js';

const day = '2023-03-01';
const thresholds = rules.policy.light;

/** A task after one of its events, as a unit with a standing part is shown it. */
interface Moment {
  readonly view: TaskView;
  readonly item: object;
  readonly readable: readonly number[];
  readonly newest: RecordedTaskEvent;
}

function momentsOf(story: Story): ReadonlyMap<string, readonly Moment[]> {
  const events = recorded(newEventsOf(play(story), 't'), 't');
  const moments = new Map<string, Moment[]>();
  let row: TaskRow | undefined;
  for (const [at, newest] of events.entries()) {
    row = foldTask(row, newest, thresholds);
    const so = events.slice(0, at + 1);
    const readership = readershipOf(so);
    for (const unit of readership.units) {
      const moment = momentFor({ kind: 'unit', unit }, so, readership, row);
      moments.set(unit, [...(moments.get(unit) ?? []), moment]);
    }
  }
  return moments;
}

function momentFor(scope: Scope, events: readonly RecordedTaskEvent[], readership: Readership, row: TaskRow): Moment {
  return {
    view: taskView(events, { scope, readership, day, thresholds }),
    item: itemFor(scope, row, day),
    readable: [...events.keys()].filter((revision) => mayRead(scope, readership, revision)),
    newest: events.at(-1)!,
  };
}

/** The light is the task's, for everybody. */
const withoutLight = (shown: object): object => ({ ...shown, light: null });

const pairsOf = (moments: readonly Moment[]): (readonly [Moment, Moment])[] =>
  moments.slice(1).map((after, at) => [moments[at]!, after] as const);

const isRead = ({ readable, newest }: Moment): boolean => readable.includes(newest.revision);

describe('an event that a unit may not read', () => {
  it('changes nothing that the unit is shown of the task or on its board, whatever happens', () => {
    const stories = runs(15);
    let hidden = 0;
    fc.assert(
      fc.property(storiesOf(40), (story) => {
        for (const moments of momentsOf(story).values()) {
          for (const [before, after] of pairsOf(moments).filter(([, moment]) => !isRead(moment))) {
            expect(withoutLight(after.view)).toEqual(withoutLight(before.view));
            expect(withoutLight(after.item)).toEqual(withoutLight(before.item));
            hidden++;
          }
        }
      }),
      { numRuns: stories },
    );
    expect(hidden).toBeGreaterThan(10 * stories);
  });
});

describe('an event that a unit may read', () => {
  it('is the revision of the task, and of its line on the board unless it is a correction', () => {
    fc.assert(
      fc.property(storiesOf(40), (story) => {
        for (const moments of momentsOf(story).values()) {
          for (const { view, item, newest } of moments.filter(isRead)) {
            const stamp = { revision: Number(newest.position), position: String(newest.position) };
            expect(view).toMatchObject(stamp);
            if (newest.type !== 'CorrectionRecorded') expect(item).toMatchObject(stamp);
          }
        }
      }),
      { numRuns: runs(15) },
    );
  });
});
