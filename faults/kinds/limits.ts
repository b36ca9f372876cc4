import type {Trial} from '../trial.ts';

/* Node alone holds some twenty files and reserves far more addresses than it uses. */
const limits: Record<string, readonly number[]> = {
  'ulimit -n': [16, 20, 22, 24, 26, 28, 30, 32, 36, 40, 48, 64],
  'ulimit -d': [131_072, 196_608, 262_144, 327_680, 393_216, 524_288, 786_432, 1_048_576],
  'ulimit -f': [64, 256, 1024, 4096],
};

/** Nights that may open few files, take little memory (kB of data), or write no long file (kB/2). */
export const limitTrials = (): Trial[] =>
  Object.entries(limits).flatMap(([limit, values]) =>
    values.map(
      (value): Trial => ({
        kind: 'limits',
        injected: `${limit} ${value}`,
        async attack(world, data) {
          const outcome = await world.refresh(data, 2, {
            before: `ulimit -c 0 && ${limit} ${value}`,
          });
          return {outcome, met: outcome.status === 0 ? undefined : limit};
        },
      }),
    ),
  );
