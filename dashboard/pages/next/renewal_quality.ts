import {type RenewalQuality, renewalQualities} from '../../../models/next/renewal_questions.ts';
import {type Html, html} from '../../html/html.ts';
import {knowsRenewalTrials} from '../../known_tables.ts';
import {type AskedHere, type Column, listOf} from './columns.ts';

/** Of all contracts and of each tier; none in a snapshot from before there were trials. */
export const readQualities = async ({db}: AskedHere): Promise<RenewalQuality[]> =>
  (await knowsRenewalTrials(db)) ? renewalQualities(db) : [];

/** Whether contracts went on as often as had been foretold, on a day of the past. */
export async function renewalQualityView(asked: AskedHere): Promise<Html> {
  const {words, formats} = asked;
  const text = words.next.renewals;
  const [all, ...tiers] = await readQualities(asked);
  if (!all) return html``;
  if (all.reason !== null)
    return html`<p class="gap">${text.untried(words.next.reason[all.reason] ?? all.reason)}</p>`;
  const told = text.quality(
    formats.day(all.as_of!),
    formats.count(all.contracts),
    formats.count(all.foretold_contracts),
    formats.count(all.renewed),
    formats.score(all.brier! * 100),
    formats.score(all.brier_of_base_rate! * 100),
  );
  return html`<p class="explained">${told}</p>
${tiers.length > 1 && listOf(asked, {id: 'tried', title: text.tried}, columnsOf(asked), tiers)}`;
}

function columnsOf({words}: AskedHere): Column<RenewalQuality>[] {
  const {column} = words.next;
  return [
    {heading: column.tier, kind: 'text', of: row => row.tier},
    {heading: column.contracts, kind: 'count', of: row => row.contracts},
    {
      heading: column.foretold,
      kind: 'share',
      of: row => row.foretold_contracts! / row.contracts,
    },
    {heading: column.renewed, kind: 'share', of: row => row.renewed_share},
    {heading: column.low, kind: 'share', of: row => row.renewed_low},
    {heading: column.high, kind: 'share', of: row => row.renewed_high},
  ];
}
