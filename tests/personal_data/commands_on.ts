import {vi} from 'vitest';
import {main} from '../../kundenwert.ts';

interface Outcome {
  stdout: string;
  stderr: string;
  status: number;
}

/** Runs commands as the command line does, in this process, because a new one takes a second. */
export function commandsOn(places: readonly string[]) {
  const outcomes: Record<string, Outcome> = {};
  return {
    /** What each command said, by the name that was given to it. */
    outcomes,
    async run(name: string, command: string, ...more: string[]): Promise<Outcome> {
      const said = {stdout: '', stderr: ''};
      const hear = (stream: keyof typeof said) => (text: unknown) => {
        said[stream] += `${text}\n`;
        return true;
      };
      const spies = [
        vi.spyOn(console, 'log').mockImplementation(hear('stdout')),
        vi.spyOn(console, 'error').mockImplementation(hear('stderr')),
        vi.spyOn(process.stdout, 'write').mockImplementation(hear('stdout')),
        vi.spyOn(process.stderr, 'write').mockImplementation(hear('stderr')),
      ];
      const {argv} = process;
      try {
        process.argv = ['node', 'kundenwert', command, ...places, ...more];
        await main();
        outcomes[name] = {...said, status: Number(process.exitCode ?? 0)};
      } finally {
        process.argv = argv;
        process.exitCode = undefined;
        for (const spy of spies) spy.mockRestore();
      }
      return outcomes[name]!;
    },
  };
}
