import type {SourceRow} from '../table.ts';

/** What a line says of tax, by the columns of a Buchungsstapel. */
interface Taxed {
  account: string;
  contra: string;
  key: string;
  skonto: string;
}

/** Accounts to which DATEV's own charts of accounts add tax at 7 and 19 %, as they are shipped. */
const automatic: Record<string, RegExp> = {
  '03': /^(33|34|83|84)0\d0*$/,
  '04': /^(43|44|53|54)0\d0*$/,
};

/** Keys 2 to 9 compute tax but 4 and 6, behind a digit that corrects or without; longer ones by their table. */
const computes = (key: string): boolean => /^0?[235789]$|^[2-9][235789]$|^\d{3,4}$/.test(key);

/** 40 lifts the automatic of an account. */
const isLifted = (key: string): boolean => /^[48]0$/.test(key);

/** Counts lines whose amount includes tax or whose Skonto is not booked, because they are read as they stand. */
export function grossLines(chart: string) {
  const found = {tax: 0, skonto: 0, firstTax: 0, firstSkonto: 0};
  const isAutomatic = (account: string) => automatic[chart]?.test(account) ?? false;
  return {
    look({place}: SourceRow, {account, contra, key, skonto}: Taxed): void {
      const byAccount = !isLifted(key) && (isAutomatic(account) || isAutomatic(contra));
      if (computes(key) || byAccount) {
        found.tax += 1;
        found.firstTax ||= place;
      }
      if (/[1-9]/.test(skonto)) {
        found.skonto += 1;
        found.firstSkonto ||= place;
      }
    },
    warnings: (): string[] => [
      ...(found.tax > 0
        ? [
            `${lines(found.tax)} with a tax key or an automatic account, the first on line ${found.firstTax}: Betrag is read with the tax, so revenue and cost of these accounts are gross; take it out in staging SQL for ledger_entries, by BU-Schlüssel and account, or have the tax exported as bookings of its own`,
          ]
        : []),
      ...(found.skonto > 0
        ? [
            `${lines(found.skonto)} with an amount in the column Skonto, the first on line ${found.firstSkonto}: it is not booked by itself and missing from the ledger; map it in staging SQL for ledger_entries, or have it exported as bookings of its own`,
          ]
        : []),
    ],
  };
}

const lines = (count: number) => `${count} ${count === 1 ? 'booking' : 'bookings'}`;
