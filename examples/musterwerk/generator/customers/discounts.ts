/** Calibrated: large customers buy the machines, and would bring the mean further above 13.5 % of list. */
const LEVEL = -0.0155;

export interface Discounts {
  parts: number;
  machines: number;
  services: number;
}

const AFFILIATED: Discounts = {parts: 0.25, machines: 0.25, services: 0.1};

const clamp = (value: number, cap: number) =>
  Math.round(Math.min(cap, Math.max(0, value)) * 1000) / 1000;

/** A customer's share of list that we give away on the invoice; a part of it is drawn. */
export function discountsOf(who: {
  drawn: number;
  size: number;
  dealer: boolean;
  demanding: boolean;
  affiliated: boolean;
}): Discounts {
  if (who.affiliated) return AFFILIATED;
  const logSize = Math.log(who.size);
  const general =
    LEVEL + who.drawn + 0.024 * logSize + (who.dealer ? 0.09 : 0) + (who.demanding ? 0.09 : 0);
  return {
    parts: clamp(general, 0.38),
    machines: clamp(general + 0.035 * logSize + (who.demanding ? 0.06 : 0), 0.42),
    services: clamp(0.35 * general, 0.38),
  };
}
