import { describe, expect, it } from '@jest/globals';
import { toldWorld } from '../spec/told-world.js';

const told = toldWorld();
const { timeline } = told;

describe('the timeline', () => {
  it('the timeline tells every event in both languages, by the names the task prints', async () => {
    const said = new Map<string, string[]>();
    for (const taskId of told.world.taskIds) {
      for (const { type, words } of (await timeline(taskId)).entries) said.set(type, [words.zh, words.en]);
    }
    expect(said.get('AssignmentReceived')![0]).toMatch(/^(交通委|发展改革委|财政局|住建委)签收$/);
    for (const [zh, en] of said.values()) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(`${zh}${en}`).not.toMatch(/undefined|null|NaN|\[object/);
    }
    expect(said.size).toBeGreaterThan(20);
  });
});
