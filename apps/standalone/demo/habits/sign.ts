import { activeUnits } from '../book/book.js';
import { clerkOf } from '../world/people.js';
import { type Habit, profileOf, within, workingDaysAfter } from '../world/world.js';

/** 签收: each unit after its own number of working days, unless it will object or never signs. */
export const sign: Habit = (desk) => {
  const { note, script, day } = desk;
  const disputing = script.steps.flatMap((step) => (step.act === 'dispute' ? [step.unit] : []));
  return activeUnits(note)
    .filter(
      ({ state, name }) => state === 'PendingReceipt' && !disputing.includes(name) && !script.unsigned.includes(name),
    )
    .filter((unit) => {
      const { signs } = profileOf(desk.world, unit);
      return workingDaysAfter(desk, unit.assignedOn, within(desk, signs, 'sign', unit.unit)) <= day;
    })
    .map(({ unit }) => ({ type: 'ReceiveAssignment', data: { unit }, by: clerkOf(unit) }));
};
