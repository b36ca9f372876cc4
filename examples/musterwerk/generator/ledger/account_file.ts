import {quoted, windows} from '../files/format.ts';
import type {List} from '../files/list.ts';
import {ACCOUNTS} from './accounts.ts';

export const ACCOUNTS_FILE = windows('Konto;Bezeichnung;Gruppe');

const GROUPS: Record<string, string> = {
  '1': 'Umlaufvermögen',
  '3': 'Rückstellungen und Verbindlichkeiten',
  '4': 'Umsatzerlöse',
  '5': 'Materialaufwand',
  '60': 'Personalaufwand',
  '61': 'Personalaufwand',
  '62': 'Abschreibungen',
};

export function writeAccounts(file: List): void {
  for (const [account, name] of ACCOUNTS) {
    const group = GROUPS[account.slice(0, 2)] ?? GROUPS[account.slice(0, 1)];
    file.row([account, quoted(name), group ?? 'Sonstiger betrieblicher Aufwand']);
  }
}
