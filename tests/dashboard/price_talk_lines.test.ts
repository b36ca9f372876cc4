import {expect, test} from 'vitest';
import {messages} from '../../company/messages/index.ts';
import {schemeLines} from '../../dashboard/pages/price_talk/lines.ts';

type Parameters = globalThis.Parameters<typeof schemeLines>;

test.each([
  ['120', '100', 20],
  ['80', '100', -20],
  ['-80', '100', null],
  ['100', '-80', null],
  ['100', '0', null],
  ['100', null, null],
])('%s after %s is a change of %s percent', (now, before, percent) => {
  const year = (contribution_1: string | null) => ({
    sums: {net_revenue: '1000', product_cost: '0', contribution_1},
  });
  const lines = schemeLines(
    {words: messages.en} as Parameters[0],
    {
      years: [year(now), year(before)],
      steps: ['contribution_1'],
      step: 'contribution_1',
    } as unknown as Parameters[1],
  );
  const change = lines.find(({kind}) => kind === 'sum')?.change;
  if (percent === null) expect(change).toBeNull();
  else expect(change).toBeCloseTo(percent, 9);
});
