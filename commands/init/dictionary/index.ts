import {contract} from '../../../warehouse/entities/index.ts';
import {folded, wordsOf} from '../names.ts';
import {accounting} from './accounting.ts';
import {contracts} from './contracts.ts';
import type {EntityWords} from './entity_words.ts';
import {facts} from './facts.ts';
import {masters} from './masters.ts';
import {trade} from './trade.ts';
import {fieldWords} from './words.ts';

const written: Record<string, EntityWords> = {
  ...masters,
  ...facts,
  ...contracts,
  ...trade,
  ...accounting,
};

/** How well the name of a column fits a field: 1 is its very name, 0 is none of its names. */
export interface NameFit {
  score: number;
  isDoubtful: boolean;
}

interface Known {
  called: string[];
  fields: Map<string, Map<string, boolean>>;
}

/** What a table may call the number of its own rows. */
const numberNames = ', id, Nr, Nummer, no, number, key';

const listed = (names: string) => names.split(',').map(name => name.trim());

/** An entity that nobody has written names for is known by the names of the contract. */
const known = new Map<string, Known>(
  contract.map(({name, fields, key}) => {
    const words = written[name];
    return [
      name,
      {
        called: [name, ...listed(words?.called ?? name)].map(folded),
        fields: new Map(
          Object.keys(fields).map(field => [
            field,
            namesOf(field, `${words?.fields[field] ?? ''}${field === key[0] ? numberNames : ''}`),
          ]),
        ),
      },
    ];
  }),
);

function namesOf(field: string, names: string): Map<string, boolean> {
  const all = listed(names).filter(Boolean);
  return new Map([
    ...all.map(name => [folded(name), name.startsWith('?')] as const),
    [folded(field), false],
  ]);
}

/** Words at the end of a name that do not change what it says. */
const fillers = ['eur', 'usd', 'gbp', 'chf', 'euro', 'utc', 'key', 'value', 'wert', 'flag'];

/** How well a column's name fits a field of an entity. Of two exact names, the more usual is better. */
export function nameFit(entity: string, field: string, column: string): NameFit {
  const fields = known.get(entity);
  const names = fields?.fields.get(field);
  if (!fields || !names) return noFit;
  const words = wordsOf(column);
  const bare = words.filter((word, at) => at === 0 || !fillers.includes(word));
  const own = words.filter(word => !fields.called.includes(word));
  return (
    exactFit(names, words.join(''), 1) ??
    exactFit(names, bare.join(''), 0.95) ??
    (own.length > 0 && own.length < words.length
      ? exactFit(names, own.join(''), 0.85)
      : undefined) ??
    nestedFit(names, column) ??
    noFit
  );
}

/** The city of address.city; but the id, name or date of something within is another thing's. */
function nestedFit(names: ReadonlyMap<string, boolean>, column: string): NameFit | undefined {
  const inner = column.includes('.') ? column.slice(column.lastIndexOf('.') + 1) : '';
  const isOwn = inner !== '' && !/^(id|nr|no|number|key|name|type|kind|date|title)$/i.test(inner);
  return isOwn ? exactFit(names, folded(inner), 0.8) : undefined;
}

const noFit: NameFit = {score: 0, isDoubtful: false};

function exactFit(
  names: ReadonlyMap<string, boolean>,
  name: string,
  score: number,
): NameFit | undefined {
  const isDoubtful = names.get(name);
  if (isDoubtful === undefined) return undefined;
  const place = [...names.keys()].indexOf(name);
  return {score: (isDoubtful ? 0.8 : 1) * score - place / 1000, isDoubtful};
}

/** Whether a text is the name of some field: a row of such texts is a header. */
export const isKnownName = (text: string): boolean =>
  [...known.values()].some(({fields}) =>
    [...fields.values()].some(names => names.has(folded(text))),
  );

/** Whether a file, by its name, holds an entity. */
export function isCalled(entity: string, words: readonly string[]): boolean {
  const called = known.get(entity)?.called ?? [];
  return called.includes(words.join('')) || words.some(word => called.includes(word));
}

/** The word of the contract that a system's word stands for. */
export function meaningOf(entity: string, field: string, word: string): string | undefined {
  const meanings = Object.entries(fieldWords[`${entity}.${field}`] ?? {});
  return meanings.find(([ours, theirs]) =>
    [ours, ...listed(theirs)].some(each => folded(each) === folded(word)),
  )?.[0];
}
