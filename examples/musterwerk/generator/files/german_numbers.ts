/** A whole number of units of 10^-decimals in German notation: (1234500, 3) is `1.234,500`. */
export function germanNumber(value: number, decimals: number): string {
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0');
  const cut = digits.length - decimals;
  const whole = digits.slice(0, cut).replace(/\B(?=(\d{3})+$)/g, '.');
  const text = decimals ? `${whole},${digits.slice(cut)}` : whole;
  return value < 0 ? `-${text}` : text;
}

/** Cents as `-1.234,50`. */
export const germanMoney = (cents: number) => germanNumber(cents, 2);

/** Cents as `-1234.50`, exact, for the manifest. */
export function plainMoney(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
