import {ofDeliveries, type StreamChange, streamChanges} from './deliveries.ts';
import {type SettingChange, settingChanges} from './settings.ts';
import {answers, bothSides, type Side, type Sides, tableOf} from './sides.ts';

interface ModelChange {
  model: string;
  change: 'changed' | 'came' | 'went';
}

/** Why two snapshots differ. */
export interface Causes {
  data: StreamChange[];
  rules: {
    settings: SettingChange[];
    /** Tables that are computed by other SQL or another program. */
    models: ModelChange[];
    /** The contract, or how the program builds and reads, is another. */
    program: boolean;
  };
  rates: {in_use: boolean; settings: SettingChange[]};
  business_date: Record<Side, string> | null;
}

const ofModels = 'what tables are computed by';

/** What must have been compared before anything can be said by exclusion. */
export const ofCauses: readonly string[] = [ofDeliveries, ofModels];

const isRateName = (name: string) => /(^|_)rates?(_|$)/.test(name);

/** What was delivered, decided or dated otherwise. */
export async function causesOf(sides: Sides): Promise<Causes> {
  const {before, after} = sides.manifests;
  const settings = await settingChanges(sides);
  const rateTables = tablesOfRates(sides);
  const isRate = ({table}: SettingChange) => rateTables.has(table);
  return {
    data: await streamChanges(sides),
    rules: {
      settings: settings.filter(each => !isRate(each)),
      models: await modelChanges(sides),
      program: before.foundation !== after.foundation,
    },
    rates: {in_use: await areFilled(sides, rateTables), settings: settings.filter(isRate)},
    business_date:
      before.business_date === after.business_date
        ? null
        : {before: before.business_date, after: after.business_date},
  };
}

/** Tables of exchange rates or cost rates, by what they are called; of settings, by their columns, too. */
function tablesOfRates({tables}: Sides): Set<string> {
  const found = bothSides.flatMap(side =>
    [...tables[side]]
      .filter(([name, columns]) =>
        [name, ...(name.startsWith('set_') ? columns.keys() : [])].some(isRateName),
      )
      .map(([name]) => name),
  );
  return new Set(found);
}

async function areFilled({db, tables}: Sides, names: ReadonlySet<string>): Promise<boolean> {
  for (const side of bothSides) {
    for (const name of names) {
      if (!tables[side].has(name)) continue;
      const [row] = await db.rows(`select 1 from ${tableOf(side, name)} limit 1`);
      if (row) return true;
    }
  }
  return false;
}

async function modelChanges(sides: Sides): Promise<ModelChange[]> {
  const models = await answers<{model: string; fingerprint: string}>(
    sides,
    ofModels,
    'select model, fingerprint from meta_model order by model',
  );
  if (!models) return [];
  const was = new Map(models.before.map(({model, fingerprint}) => [model, fingerprint]));
  const now = new Map(models.after.map(({model, fingerprint}) => [model, fingerprint]));
  return [...new Set([...was.keys(), ...now.keys()])].sort().flatMap(model => {
    if (was.get(model) === now.get(model)) return [];
    const change = !was.has(model) ? 'came' : !now.has(model) ? 'went' : 'changed';
    return {model, change};
  });
}
