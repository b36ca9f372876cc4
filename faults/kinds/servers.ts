import {setTimeout as pause} from 'node:timers/promises';
import type {Desk} from '../databases.ts';
import {randomNumbers} from '../random.ts';
import type {Trial} from '../trial.ts';
import type {World} from '../world.ts';

/**
 * Nights in which a database server dies while it is read, and is back at once or only when the
 * night is over. They change servers that all nights share, so they are for one at a time.
 */
export function serverTrials(desks: readonly Desk[], seed: number, count = 6): Trial[] {
  const random = randomNumbers(seed + 2);
  return desks.flatMap(desk =>
    Array.from({length: count}, (_, index): Trial => {
      const isBackSoon = index % 2 === 0;
      const moment = 150 + Math.round(random() * 700);
      return {
        kind: 'servers',
        injected: `${desk.kind} dies after ${moment} ms, is back ${isBackSoon ? 'at once' : 'next day'}`,
        isFollowed: index < 2,
        attack: (world, data) => attacked(world, data, desk, moment, isBackSoon),
      };
    }),
  );
}

async function attacked(
  world: World,
  data: string,
  desk: Desk,
  moment: number,
  isBackSoon: boolean,
) {
  let restart: Promise<void> | undefined;
  const fail = async () => {
    await pause(moment);
    await desk.kill();
    if (isBackSoon) await desk.start();
  };
  const outcome = await world.refresh(data, 2, {
    slowly: desk.kind,
    onStart: child =>
      child.stderr!.once('data', () => {
        restart = fail();
      }),
  });
  await restart;
  if (!isBackSoon) await desk.start();
  return {outcome, met: outcome.status === 0 ? undefined : desk.kind};
}
