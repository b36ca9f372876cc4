import type {MinusPlace, ValueFormat, ValueSettings} from '../../company/sources/values.ts';
import type {Column} from './column.ts';
import type {NumberForm} from './numbers.ts';
import {mostUsual, type Setting, type Use} from './settings.ts';

type Decimal = ValueFormat['decimal'];

const other = {'.': ',', ',': '.'} as const;
const minusPlaces: MinusPlace[] = ['leading', 'trailing', 'parentheses'];

/** How a stream writes numbers. 1.234,56 in one column says how 1.234 in another is meant. */
export function numberSettings(
  columns: readonly Column[],
  uses: readonly Use[],
  base: ValueFormat,
  isGerman: boolean,
): {settings: Setting[]; own(use: Use): ValueSettings} {
  const forms = columns.flatMap(({number, time}) => (number && !time ? [number] : []));
  const used = uses.filter(isNumber).map(({column}) => column.number!);
  const sure = mostUsual(forms.flatMap(form => sureDecimal(form) ?? []));
  const open = used.find(form => form.ambiguous && !sureDecimal(form))?.ambiguous;
  const decimal = sure ?? (open && isGerman ? ',' : base.decimal);
  const isNeeded = used.some(form => hasSigns(form));
  const thousands = groupSigns(
    used.filter(form => (sureDecimal(form) ?? decimal) === decimal),
    decimal,
  );
  const minus = minusPlaces.filter(
    place => base.minus.includes(place) || used.some(form => form.minus.includes(place)),
  );
  const currency = [...new Set(used.flatMap(form => form.currency))];
  const doubt = open && !sure ? {doubt: doubtOf(open, decimal)} : {};
  const reason = sure ? {reason: reasonOf(forms, decimal)} : {};
  const isBase = decimal === base.decimal;
  const hasDoubt = 'doubt' in doubt;
  return {
    settings: [
      ...(isNeeded && (!isBase || hasDoubt)
        ? [{name: 'decimal', value: decimal, ...reason, ...doubt}]
        : []),
      ...(thousands.some(sign => !base.thousands.includes(sign))
        ? [{name: 'thousands', value: thousands.length === 1 ? thousands[0] : thousands}]
        : []),
      ...(minus.length > base.minus.length ? [{name: 'minus', value: minus}] : []),
      ...(currency.length > 0 ? [{name: 'currency', value: currency}] : []),
    ],
    own(use) {
      const form = use.column.number;
      const own = form && isNumber(use) ? sureDecimal(form) : undefined;
      if (!form || !own || own === decimal) return {};
      return {decimal: own, thousands: other[own]};
    },
  };
}

const isNumber = ({kind, column}: Use) =>
  column.number !== undefined && (kind === 'integer' || kind === 'decimal' || kind === 'double');

const hasSigns = ({decimal, thousands, ambiguous}: NumberForm) =>
  decimal !== undefined || thousands.length > 0 || ambiguous !== undefined;

/** 1.234.567 shows that the point groups digits, so the decimal sign can only be the other one. */
function sureDecimal({decimal, thousands}: NumberForm): Decimal | undefined {
  if (decimal) return decimal;
  const group = thousands.find(sign => sign === '.' || sign === ',') as Decimal | undefined;
  return group && other[group];
}

function groupSigns(forms: readonly NumberForm[], decimal: Decimal): string[] {
  const groups = forms.flatMap(({thousands, ambiguous}) => [
    ...thousands,
    ...(ambiguous?.includes(other[decimal]) ? [other[decimal]] : []),
  ]);
  return [...new Set(groups)];
}

const doubtOf = (text: string, decimal: Decimal) =>
  `${text} is read as ${text.includes(decimal) ? `${text.replace(',', '.')} (a fraction)` : text.replace(/[.,]/, '')}, but no value proves it`;

function reasonOf(forms: readonly NumberForm[], decimal: Decimal): string {
  const grouped = forms.some(
    form => form.decimal === decimal && form.thousands.includes(other[decimal]),
  );
  return grouped
    ? `numbers are written like 1${other[decimal]}234${decimal}56`
    : `numbers are written like 0${decimal}5`;
}
