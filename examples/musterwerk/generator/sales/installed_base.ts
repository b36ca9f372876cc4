import type {Customer} from '../customers/customer.ts';
import {windows} from '../files/format.ts';
import type {List} from '../files/list.ts';
import type {Catalogue} from '../products/products.ts';
import {type Day, germanDay, HISTORY_START} from '../world/calendar.ts';
import {between, chance, gamma, pick, poisson, type Random, type Streams} from '../world/random.ts';
import type {MachineOrder} from './machine_orders.ts';

/** A machine that stands at a customer's. */
export interface Machine {
  serial: string;
  customer: Customer;
  product: string;
  isOwn: boolean;
  maker: string;
  commissioned: Day;
  retired: Day | null;
  replacedBy: string;
}

const OTHERS = ['Kroll Etikettiertechnik', 'Herwig Packsysteme', 'Labeltec S.p.A.'];
const YEAR = 365;
/** Life of a machine in years: Weibull of shape 3 with mean 8. */
const LIFE = {shape: 3, scale: 8.96};

const drawLife = (random: Random) =>
  Math.round(LIFE.scale * (-Math.log(1 - random())) ** (1 / LIFE.shape) * YEAR);

/** What stood there before our history: 1 + Poisson(2.2 · size), 70 % of it ours. */
export function* oldMachines(
  streams: Streams,
  catalogue: Catalogue,
  customer: Customer,
  bought: readonly MachineOrder[],
): Generator<Machine> {
  if (customer.kind !== 'ordinary' && customer.kind !== 'key') return;
  const random = streams('installed base', customer.index);
  const count = 1 + poisson(random, 2.2 * Math.min(customer.size, 20));
  let replaced = 0;
  for (let n = 0; n < count; n++) {
    const age = Math.round(between(random, 30, 9 * YEAR) * Math.min(1, gamma(random, 4) / 4));
    const isOwn = chance(random, 0.7);
    const commissioned = HISTORY_START - age;
    const ends = commissioned + Math.max(drawLife(random), age + 60);
    const product = pick(random, catalogue.machines).number;
    const order = isOwn ? bought[replaced] : undefined;
    const successor = order && order.accepted > ends - YEAR ? order : undefined;
    if (successor) replaced++;
    yield {
      serial: `A${customer.number.slice(-6)}${String(n + 1).padStart(2, '0')}`,
      customer,
      product: isOwn ? product : '',
      isOwn,
      maker: isOwn ? '' : pick(random, OTHERS),
      commissioned,
      retired: successor ? successor.accepted : ends,
      replacedBy: successor ? successor.serial : '',
    };
  }
}

/** What we have delivered since. */
export const newMachine = ({serial, customer, lines, accepted}: MachineOrder): Machine => ({
  serial,
  customer,
  product: lines[0]?.product.number ?? '',
  isOwn: true,
  maker: '',
  commissioned: accepted,
  retired: null,
  replacedBy: '',
});

export const MACHINES = windows(
  'Serialnummer;Kundennummer;Artikelnummer;Eigenes Fabrikat;Hersteller;Inbetriebnahme;Garantie bis;' +
    'Nächste Wartung;Außer Betrieb;Ersetzt durch',
);

const WARRANTY = 2 * YEAR;
const SERVICE = 180;

export function writeMachine(file: List, machine: Machine, until: Day): void {
  const {commissioned, retired, isOwn} = machine;
  if (commissioned > until) return;
  const isGone = retired !== null && retired <= until;
  const next = commissioned + Math.ceil((until + 1 - commissioned) / SERVICE) * SERVICE;
  file.row([
    machine.serial,
    machine.customer.number,
    machine.product,
    isOwn ? 'J' : 'N',
    machine.maker,
    germanDay(commissioned),
    isOwn ? germanDay(commissioned + WARRANTY) : '',
    isOwn && !isGone ? germanDay(next) : '',
    isGone ? germanDay(retired) : '',
    isGone ? machine.replacedBy : '',
  ]);
}
