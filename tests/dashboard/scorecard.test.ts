import {describe, expect, test} from 'vitest';
import {fourCustomers, grade} from './four_customers.ts';
import {serving} from './serving.ts';

const site = serving(fourCustomers, {
  warnings: [
    {
      model: 'fct_invoice_line',
      text: 'lines without a known product cost count as if they cost nothing',
      failures: 1,
    },
  ],
  failed_streams: ['crm/besuche'],
});

describe('the scorecard', () => {
  test('says in words and by shape what is yellow and what has no data, and why', async () => {
    const page = await site.text('/');

    expect(page).toContain('Balanced Scorecard September 2026');
    expect(page).toContain('<path d="M8 1.8 14.8 14H1.2Z"/></svg><span>gelb</span>');
    expect(page).toContain('Keine Quelle liefert Servicevorgänge.');
    expect(page).toContain('nur 60\u00a0% des Gewichts mit Daten');
    expect(page).toContain('500,13\u00a0€');
  });

  test('says how good its numbers are', async () => {
    const page = await site.text('/');
    expect(page).toContain('Positionen ohne bekannte Produktkosten zählen');
    expect(page).toContain('crm/besuche');
  });

  test('speaks English when asked to', async () => {
    const page = await site.text('/?lang=en');
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('No source delivers service cases.');
    expect(page).toContain('€500.13');
  });

  test('is data at the same address with .json', async () => {
    const answer = JSON.parse(await site.text('/scorecard.json?month=2026-09&lang=en'));
    expect(answer).toMatchObject({month: '2026-09-01', scorecard: {score: 5, status: 'yellow'}});
    expect(answer.perspectives[1].objectives[0].kpis[0]).toMatchObject({
      kpi: 'service_satisfaction',
      status: 'no_data',
      reason: 'no_stream',
    });
  });

  test('is a table a spreadsheet can open', async () => {
    const [headings, first] = (await site.text('/scorecard.csv')).split('\r\n');
    expect(headings).toMatch(/^Monat;Perspektive;Ziel;Kennzahl;Ist;/);
    expect(first).toMatch(
      /^2026-09;Finanzen;Verdienen;Nettoumsatz je aktivem Kunden;500,125;EUR;600;400;/,
    );
  });

  test('is at /scorecard, too', async () => {
    const response = await fetch(`${site.url}/scorecard?lang=en`, {redirect: 'manual'});
    expect(response.headers.get('location')).toBe('/?lang=en');
  });
});

describe('a change on last year', () => {
  const months = Array.from({length: 13}, (_, index) =>
    new Date(Date.UTC(2025, 8 + index, 1)).toISOString().slice(0, 10),
  );
  const history = (denominator: number) =>
    months.map((month, index) => ({
      ...grade('service_satisfaction', month),
      value: 80 + index,
      target: 88,
      score: 5,
      status: 'yellow',
      numerator: denominator - 1,
      denominator,
    }));
  const many = serving({...fourCustomers, scorecard_month: history(30)});
  const few = serving({...fourCustomers, scorecard_month: history(29)});

  test('has an arrow and a verdict', async () => {
    const page = await many.text('/');
    expect(page).toMatch(/▲<\/span> \+12,0\u00a0Pp\. <span class="verdict">besser/);
  });

  test('has none where fewer than 30 were counted', async () => {
    const page = await few.text('/');
    expect(page).not.toContain('▲');
    expect(page).toContain('n = 29: zu wenig für einen Vergleich');
  });
});

describe('a company without invoices', () => {
  const site = serving({
    ...fourCustomers,
    dim_month: [],
    customer_profitability: [],
    fct_invoice_line: [],
    scorecard_month: [],
    scorecard_node_month: [],
    meta_entity: [{entity: 'invoice_lines', delivered_by: '', row_count: 0, reason: 'no_stream'}],
  });

  test.each(['/', '/profitability'])('%s says why there is nothing to see', async path => {
    const page = await site.text(path);
    expect(page).toContain('Keine Quelle liefert Rechnungspositionen.');
    expect(page).not.toContain('NaN');
  });
});
