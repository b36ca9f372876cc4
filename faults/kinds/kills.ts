import type {ChildProcess} from 'node:child_process';
import {setTimeout as pause} from 'node:timers/promises';
import type {CommandOptions} from '../command.ts';
import {randomNumbers} from '../random.ts';
import type {Trial} from '../trial.ts';
import type {World} from '../world.ts';

const signals = ['SIGKILL', 'SIGKILL', 'SIGKILL', 'SIGTERM', 'SIGINT'] as const;

/** Nights that are ended from outside, at moments that a seed decides. */
export function killTrials(seed: number, count = 15): Trial[] {
  const random = randomNumbers(seed);
  return Array.from({length: count}, (_, index): Trial => {
    const signal = signals[index % signals.length]!;
    const share = random();
    return {
      kind: 'kills',
      injected: `${signal} after ${Math.round(share * 100)} %`,
      isFollowed: index % 3 === 0,
      async attack(world, data) {
        const outcome = await world.refresh(data, 2, after(share * world.seconds, signal));
        return {outcome, met: isOver(outcome) ? undefined : 'any moment'};
      },
    };
  });
}

/** What is killed five nights in a row leaves no more behind than what is killed once. */
export function repeatedKills(seed: number): Trial[] {
  const random = randomNumbers(seed + 1);
  return [0.4, 0.6, 0.8].map(share => ({
    kind: 'kills',
    injected: `SIGKILL five nights in a row after ${share * 100} %`,
    isFollowed: true,
    async attack(world: World, data: string) {
      for (let left = 4; left > 0; left--) {
        const moment = (share + 0.1 * random()) * world.seconds;
        await world.refresh(data, 2, after(moment, 'SIGKILL'));
      }
      const outcome = await world.refresh(data, 2, after(share * world.seconds, 'SIGKILL'));
      return {outcome, met: isOver(outcome) ? undefined : 'any moment'};
    },
  }));
}

const isOver = ({status}: {status: number | null}) => status === 0;

const after = (seconds: number, signal: NodeJS.Signals): CommandOptions => ({
  async onStart(child: ChildProcess) {
    await pause(seconds * 1000);
    child.kill(signal);
  },
});
