import {join} from 'node:path';
import {Problem} from '../company/problem.ts';
import {accept as acceptHeld} from '../pipelines/held.ts';
import {locked} from '../pipelines/lock.ts';
import {claimData, companyAt, type Places} from './places.ts';

/** Lands what a stream holds back; the next refresh loads it. */
export async function accept(places: Places, name: string, person: string): Promise<void> {
  const company = await companyAt(places);
  await claimData(places, company);
  const stream = company.streams.find(each => `${each.source}/${each.stream}` === name);
  if (!stream) {
    throw new Problem({
      where: name,
      what: `${company.settings.name} has no such stream`,
      next: `Its streams are: ${company.streams.map(each => `${each.source}/${each.stream}`).join(', ')}.`,
      status: 2,
    });
  }
  if (person.trim() === '') {
    throw new Problem({
      where: '--by',
      what: 'the name is empty',
      next: 'Say who answers for it.',
      status: 2,
    });
  }
  const accepted = await locked(places.data, () =>
    acceptHeld(join(places.data, 'landing'), stream.source, stream.stream, person.trim()),
  );
  if (accepted.length === 0) {
    throw new Problem({
      where: name,
      what: 'no delivery is held back',
      next: 'See what is with: kundenwert status',
    });
  }
  for (const {origin, records, doubts} of accepted) {
    console.log(
      `${origin.name}: ${records} rows accepted by ${person.trim()}, although ${doubts.join('; ')}`,
    );
  }
  console.log('Load it with: kundenwert refresh');
}
