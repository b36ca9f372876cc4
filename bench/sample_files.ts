import {once} from 'node:events';
import {createWriteStream} from 'node:fs';
import {join} from 'node:path';
import {finished} from 'node:stream/promises';

/** One invoice line of the sample, made from its number alone. */
function sampleLine(n: number) {
  const day = new Date(Date.UTC(2023, 0, 1 + (n % 1000))).toISOString().slice(0, 10);
  const cents = (n * 7919) % 1_000_000;
  return {
    invoice_id: `R${Math.floor(n / 4)}`,
    line: (n % 4) + 1,
    customer_id: `K${n % 20_000}`,
    product_id: `A-${n % 3000}`,
    invoiced_on: day,
    quantity: (n % 17) + 1,
    net_amount: `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`,
    product_cost: `${Math.floor(cents / 200)}.${String(cents % 100).padStart(2, '0')}`,
  };
}

export const sampleColumns = Object.keys(sampleLine(0));

const german = (amount: string) => amount.replace('.', ',').replace(/\B(?=(\d{3})+,)/g, '.');

const writers: Record<string, (n: number) => string> = {
  'iso.csv': n => `${Object.values(sampleLine(n)).join(',')}\n`,
  'german.csv': n => {
    const {invoiced_on, net_amount, product_cost, ...line} = sampleLine(n);
    const [year, month, day] = invoiced_on.split('-');
    return `${[
      line.invoice_id,
      line.line,
      line.customer_id,
      line.product_id,
      `${day}.${month}.${year}`,
      line.quantity,
      german(net_amount),
      german(product_cost),
    ].join(';')}\n`;
  },
  'lines.ndjson': n => `${JSON.stringify(sampleLine(n))}\n`,
};

/** Writes the same rows in each form, in flat memory. */
export async function writeSamples(folder: string, rows: number): Promise<void> {
  for (const [name, line] of Object.entries(writers)) {
    const file = createWriteStream(join(folder, name), {encoding: 'latin1'});
    if (name.endsWith('.csv')) {
      file.write(`${sampleColumns.join(name === 'german.csv' ? ';' : ',')}\n`);
    }
    for (let n = 0; n < rows; n += 10_000) {
      let text = '';
      for (let each = n; each < Math.min(n + 10_000, rows); each++) text += line(each);
      if (!file.write(text)) await once(file, 'drain');
    }
    file.end();
    await finished(file);
  }
}
