import {randomUUID} from 'node:crypto';
import type {AlertSettings} from '../company/alerts.ts';
import type {Company} from '../company/company.ts';
import {exitStatus, Problem} from '../company/problem.ts';
import {channelsOf, codeOf} from '../pipelines/alerts/channels.ts';
import {testMessage} from '../pipelines/alerts/message.ts';
import {type Standing, standing} from '../pipelines/alerts/news.ts';
import {waiting} from '../pipelines/alerts/outbox.ts';
import {openAlerts} from '../pipelines/alerts/tables.ts';
import {claimData, knownAt, type Places} from './places.ts';
import {tellWhatIsDue} from './tell.ts';
import {textTable} from './text_table.ts';

interface AlertOptions {
  test?: boolean;
  json?: boolean;
}

/** Tells what is due and says what stands; or sends a test message by every declared way. */
export async function alert(places: Places, {test, json}: AlertOptions): Promise<void> {
  const company = await knownAt(places);
  if ('mistake' in company) console.error(company.mistake.message);
  const {alerts} = company.settings;
  if (!alerts) throw undeclared();
  if (test) return sendTest(company, alerts, json);
  await claimData(places, company);
  const sent = await tellWhatIsDue(company, places.data);
  const state = openAlerts(places.data);
  const now = {standing: standing(state), waiting: waiting(state), sent};
  state.close();
  console.log(json ? JSON.stringify(now, null, 2) : asText(now.standing, now.waiting));
}

function asText(all: readonly Standing[], waits: number): string {
  const rows = all.map(({kind, stream = '', since, told_at}) => [kind, stream, since, told_at]);
  return [
    all.length === 0 ? 'Nothing is wrong.' : textTable(['alert', 'stream', 'since', 'told'], rows),
    ...(waits > 0
      ? [`${waits} ${waits === 1 ? 'message waits' : 'messages wait'} to be sent.`]
      : []),
  ].join('\n');
}

/** A test goes out at once, and says of every way whether it was taken. */
async function sendTest(
  {settings}: Pick<Company, 'settings'>,
  alerts: AlertSettings,
  json: boolean | undefined,
): Promise<void> {
  const message = testMessage(settings, Temporal.Now.instant());
  const outcomes: {channel: string; fault: string | null}[] = [];
  for (const {name, variable, fault, send} of channelsOf(alerts, process.env)) {
    const failure =
      fault === undefined
        ? await send(randomUUID(), message).then(() => null, codeOf)
        : `${variable} is ${fault}`;
    outcomes.push({channel: name, fault: failure});
  }
  const lines = outcomes.map(({channel, fault}) => `${channel}: ${fault ?? 'sent'}`);
  console.log(json ? JSON.stringify(outcomes, null, 2) : lines.join('\n'));
  if (outcomes.some(({fault}) => fault !== null)) process.exitCode = exitStatus.failed;
}

const undeclared = () =>
  new Problem({
    where: 'company.yaml',
    what: 'it declares no alerts',
    next: 'Add, for instance: alerts: {mail: {to: [controlling@example.com], from: kundenwert@example.com, server_from: SMTP_URL}}',
    status: exitStatus.wrongUse,
  });
