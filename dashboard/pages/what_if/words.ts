import type {Change} from '../../../models/what_if/changes.ts';
import type {Possible} from './answer.ts';
import type {AskedHere} from './scenarios.ts';

/** A percentage with its sign and no more digits than it has. */
const signed = ({formats, language}: AskedHere, percent: number): string => {
  const text = new Intl.NumberFormat(formats.locale, {
    maximumFractionDigits: 4,
    signDisplay: 'exceptZero',
  }).format(percent);
  return `${text}${language === 'de' ? '\u00a0' : ''}%`;
};

const plain = ({formats, language}: AskedHere, percent: number): string => {
  const text = new Intl.NumberFormat(formats.locale, {maximumFractionDigits: 4}).format(percent);
  return `${text}${language === 'de' ? '\u00a0' : ''}%`;
};

/** A change in words, with the titles of the company. */
export function saidOf(asked: AskedHere, {driven, pools}: Possible, change: Change): string {
  const {said} = asked.words.whatIf;
  const titled = (all: readonly {name: string; title: string}[], name: string) =>
    all.find(each => each.name === name)?.title ?? name;
  switch (change.change) {
    case 'unit_time':
      return said.unit_time(titled(driven, change.activity), signed(asked, change.percent));
    case 'capacity':
      return said.capacity(
        titled(pools, change.pool),
        signed(asked, change.percent),
        change.with_cost,
      );
    case 'price': {
      const {product_line, product_group, segment, customer} = change;
      const of = [product_line, product_group, segment, customer].filter(Boolean).join(', ');
      return said.price(signed(asked, change.percent), of);
    }
    case 'discount':
      return said.discount(plain(asked, change.most));
    case 'self_service': {
      const to = change.to === undefined ? '' : titled(driven, change.to);
      return said.self_service(plain(asked, change.share), titled(driven, change.activity), to);
    }
    case 'minimum_order':
      return said.minimum_order(asked.formats.money(change.amount), plain(asked, change.kept));
  }
}
