import {type Day, fiscalYearOf, type Month, monthOf} from '../world/calendar.ts';
import {meanPriceIndex, priceIndex} from '../world/economy.ts';
import {between, lognormal, normal, pick, type Random, type Streams} from '../world/random.ts';

type Family = 'Maschinen' | 'Ersatzteile' | 'Service' | 'Wartung' | 'Retrofit';

export interface Product {
  number: string;
  name: string;
  family: Family;
  line: string;
  unit: 'ST' | 'M' | 'STD' | 'PAU';
  /** List price in cents at price index 1. */
  price: number;
  /** Variable cost as a share of list. */
  costShare: number;
}

export interface Catalogue {
  all: Product[];
  /** Cheapest first. */
  machines: Product[];
  options: Product[];
  parts: Product[];
  technician: Product;
  travel: Product;
  serviceMaterial: Product;
  /** What small orders cost on top. */
  surcharge: Product;
  /** What credit notes over a year's bonus name. */
  bonus: Product;
  contracts: Product[];
  retrofits: Product[];
}

/** Variable cost as a share of list: machines 57, parts 45, contracts 12, call-outs 22, retrofit 38 %. */
const COST_SHARE: Record<Family, number> = {
  Maschinen: 0.57,
  Ersatzteile: 0.45,
  Service: 0.22,
  Wartung: 0.12,
  Retrofit: 0.38,
};

/** Fixed cost is 24 % of full cost, so it comes on top of the variable part. */
const FIXED_PER_VARIABLE = 0.24 / 0.76;

const LINES = ['Etikettierer', 'Kartonierer', 'Tray- und Folienpacker', 'Kennzeichnung'];
const MODELS = [
  'Compact',
  'Linear',
  'Rotary',
  'Duo',
  'Flex',
  'Pro',
  'Vario',
  'Kompakt XL',
  'Speed',
  'Hygienic',
];
const OPTIONS = (
  'Spendekopf|Zuführband|Drehtisch|Kameraprüfung|Ausschleusung|Bedienpult 15 Zoll|Schutzumhausung|' +
  'Thermotransferdrucker|Laserbeschrifter|Formatsatz|Leimauftrag|Faltschachtelmagazin|Fernwartungsmodul|' +
  'Edelstahlausführung|Höhenverstellung elektrisch|Reinraumpaket|Einweisung vor Ort|Ersatzteilpaket|' +
  'Bandverlängerung|Flaschenausrichtung'
).split('|');
const PARTS = (
  'Zahnriemen|Andruckrolle|Kugellager|Förderband|Dichtungssatz|Lichttaster|Servomotor|Messerklinge|' +
  'Vakuumsauger|Druckkopf|Netzteil|Schütz|Führungsschiene|Gummiwalze|Bremsbelag|Sensorkabel|Abziehkante|' +
  'Pneumatikzylinder|Ventilinsel|Getriebe|Filtereinsatz|Leimdüse|Steuerkarte|Touchpanel|Kupplung|Federsatz'
).split('|');
const RETROFITS = (
  'Steuerungsumbau S7|Kameranachrüstung|Serialisierung Track & Trace|Software-Upgrade|Bedienerschulung|' +
  'Instandhalterschulung|Sicherheitsumbau|Formaterweiterung|Energiepaket|Servo-Nachrüstung'
).split('|');

const number = (prefix: number, index: number) => `${prefix}${String(index).padStart(4, '0')}`;

/** Some 300 products; prices and shares are drawn per product. */
export function drawCatalogue(streams: Streams): Catalogue {
  const machines = Array.from({length: 40}, (_, i) => machine(i));
  const options = Array.from({length: 40}, (_, i) => option(streams('option', i), i));
  const parts = Array.from({length: 170}, (_, i) => part(streams('part', i), i));
  parts.sort((a, b) => a.price - b.price);
  const service = (index: number, name: string, unit: Product['unit'], euro: number) =>
    product(number(70, index), name, 'Service', 'Kundendienst', unit, euro * 100);
  const technician = service(1, 'Technikerstunde', 'STD', 128);
  const travel = service(2, 'An- und Abfahrt', 'PAU', 290);
  const serviceMaterial = service(3, 'Kleinmaterial Serviceeinsatz', 'PAU', 180);
  const surcharge = {...service(4, 'Mindermengenzuschlag', 'PAU', 25), costShare: 0};
  const bonus = {...service(5, 'Jahresbonus', 'PAU', 0), costShare: 0};
  const contracts = LINES.flatMap((line, i) =>
    ['Basic', 'Plus', 'Premium'].map((tier, j) =>
      product(
        number(80, i * 3 + j + 1),
        `Wartungsvertrag ${tier}`,
        'Wartung',
        line,
        'PAU',
        200_000,
      ),
    ),
  );
  const retrofits = Array.from({length: 32}, (_, i) =>
    product(
      number(90, i + 1),
      `${RETROFITS[i % 10]} ${LINES[i % 4]}`,
      'Retrofit',
      LINES[i % 4] as string,
      'PAU',
      (4_000 + 950 * (i % 16)) * 100,
    ),
  );
  return {
    all: [
      ...machines,
      ...options,
      ...[...parts].sort((a, b) => a.number.localeCompare(b.number)),
      ...[technician, travel, serviceMaterial, surcharge, bonus],
      ...contracts,
      ...retrofits,
    ],
    machines,
    options,
    parts,
    technician,
    travel,
    serviceMaterial,
    surcharge,
    bonus,
    contracts,
    retrofits,
  };
}

function product(
  number: string,
  name: string,
  family: Family,
  line: string,
  unit: Product['unit'],
  price: number,
  costShare = COST_SHARE[family],
): Product {
  return {number, name, family, line, unit, price, costShare};
}

/** Forty machines from 30,000 to about 700,000 euro, evenly spaced in the logarithm. */
function machine(index: number): Product {
  const euro = Math.round(30 * 1.0842 ** index) * 1000;
  const name = `${LINES[index % 4]} ${MODELS[index % 10]} ${100 + 20 * index}`;
  return product(
    number(10, index + 1),
    name,
    'Maschinen',
    LINES[index % 4] as string,
    'ST',
    euro * 100,
  );
}

function option(random: Random, index: number): Product {
  const euro = between(random, 8, 120) * 100;
  const name = `${OPTIONS[index % 20]} ${LINES[index % 4]}`;
  return product(
    number(20, index + 1),
    name,
    'Maschinen',
    LINES[index % 4] as string,
    'ST',
    euro * 100,
  );
}

function part(random: Random, index: number): Product {
  const name = `${PARTS[index % PARTS.length]} ${MODELS[Math.floor(index / 26) % 10]}`;
  const byMetre = /Förderband|Sensorkabel|Führungsschiene/.test(name);
  const price = Math.max(190, Math.round(lognormal(random, 95, 1.15) * 100));
  // Two normal draws would leave the mean share where it is; one, held within ±4 points, does too.
  const noise = Math.max(-0.04, Math.min(0.04, 0.02 * normal(random)));
  const share = Math.round((COST_SHARE.Ersatzteile + noise) * 1000) / 1000;
  const line = pick(random, LINES);
  return product(
    number(50, index + 1),
    name,
    'Ersatzteile',
    line,
    byMetre ? 'M' : 'ST',
    price,
    share,
  );
}

/** List price in cents in a month. */
export const listPrice = (product: Product, month: Month) =>
  Math.round(product.price * priceIndex(month));

/** Unit cost in ten-thousandths of a euro, fixed for a fiscal year. */
export function unitCost(product: Product, fiscalYear: number): {variable: number; fixed: number} {
  const variable = variableCost(product, fiscalYear);
  return {variable, fixed: Math.round(variable * FIXED_PER_VARIABLE)};
}

const variableCost = ({price, costShare}: Product, fiscalYear: number) =>
  Math.round(price * 100 * meanPriceIndex(fiscalYear) * costShare);

/** Standard cost in cents of a quantity in thousandths. */
export function standardCost(product: Product, quantity: number, day: Day): number {
  const variable = variableCost(product, Math.max(0, fiscalYearOf(monthOf(day))));
  return Math.round((variable * quantity) / 100_000);
}

/** The part of the catalogue that costs at most so much (cents at index 1), but at least one. */
export function affordable(products: readonly Product[], price: number): number {
  let low = 0;
  let high = products.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((products[middle] as Product).price <= price) low = middle + 1;
    else high = middle;
  }
  return Math.max(1, low);
}
