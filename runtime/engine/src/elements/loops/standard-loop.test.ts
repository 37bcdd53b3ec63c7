import { describe, expect, it } from 'vitest';
import { Play } from '../../testing/index.ts';
import { readModel } from '../../testing/node/read-model.ts';

describe('a standard loop', () => {
  it('runs until its condition no longer holds', async () => {
    const play = new Play(await readModel(import.meta.dirname, 'standard-loop.bpmn')).start();
    play.complete('call', { reached: false });
    expect(play.active).toEqual(['call', 'call']);
    play.complete('call', { reached: true });
    expect(play.state.status).toBe('completed');
    expect(play.variables).toEqual({ reached: true });
  });

  it('runs at most as often as it may', async () => {
    const play = new Play(await readModel(import.meta.dirname, 'standard-loop.bpmn')).start();
    for (let round = 0; round < 3; round += 1) play.complete('call');
    expect(play.state.status).toBe('completed');
  });
});
