import {Problem} from '../company/problem.ts';
import {closingsOf, rememberClosing} from '../pipelines/closings.ts';
import {requireName} from './closing/require_name.ts';
import {claimData, companyAt, type Places} from './places.ts';

/** Opens a closed month again, and those after it: they have the rules of now. */
export async function reopen(
  places: Places,
  month: string,
  {by, note}: {by: string; note: string},
): Promise<void> {
  const name = requireName(by);
  if (note.trim() === '') {
    throw new Problem({
      where: '--note',
      what: 'the note is empty',
      next: 'Say why closed months are opened; an auditor will ask.',
      status: 2,
    });
  }
  await claimData(places, await companyAt(places));
  const through = closingsOf(places.data).at(-1)?.through;
  if (!through || month > through) {
    throw new Problem({
      where: month,
      what: through ? `only the months until ${through} are closed` : 'no month is closed',
      next: 'See what is closed with: kundenwert close',
      status: 2,
    });
  }
  rememberClosing(places.data, {
    act: 'reopened',
    month,
    by: name,
    at: new Date().toISOString(),
    note: note.trim(),
  });
  console.log(
    `${month === through ? month : `${month} to ${through}`}: open again, says ${name}. The rules of now hold for them from the next refresh on.`,
  );
}
