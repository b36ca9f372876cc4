import type {Messages} from '../../../company/messages/index.ts';
import type {RunStatus} from '../../../pipelines/runs/summary.ts';
import type {Html} from '../../html/html.ts';
import {light} from '../../html/light.ts';

const lights = {
  fine: 'green',
  partial: 'yellow',
  failed: 'red',
  died: 'red',
  interrupted: 'no_data',
  running: 'no_data',
} as const;

/** How a run ended, as a light with its word. */
export const statusView = (status: RunStatus, {runsPage}: Messages): Html =>
  light(lights[status], runsPage.status[status]);
