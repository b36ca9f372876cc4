/** `db` is the step of the contribution scheme, as it is called. */
const de = (db: string) => ({
  title: `Verlustbringer und ihre Ursache (${db})`,
  explained:
    'Verglichen wird jeder mit dem Median seines Segments: Preis (Produktkosten am Listenwert), Nachlässe (Rabatt, Bonus, Skonto, Gutschriften) und die Arbeit je Stufe im Verhältnis zum Umsatz. Ursache ist, was am meisten über den Vergleichskunden liegt; der Betrag ist, was es gegenüber ihrem Satz kostet. Das zeigt, wo man hinsehen soll, und beweist nichts.',
  none: `Kein Kunde liegt bei ${db} unter null.`,
  older_snapshot:
    'Dieser Stand kennt noch keine Preistreppe, mit der verglichen wird. Der nächste Lauf rechnet sie.',
  byCause: (currency: string) => `Verluste nach Ursache, Beträge in ${currency}`,
  caption: (from: string, to: string, all: string, currency: string) =>
    `Verlustbringer ${from} bis ${to} von ${all}, Beträge in ${currency}`,
  total: 'Gesamt',
  matches: `ist die Summe aller Kunden mit negativem ${db}`,
  differs: `ist nicht die Summe aller Kunden mit negativem ${db}`,
  cause: {
    price: 'Preis',
    discounts: 'Nachlässe',
    order_size: 'Auftragsgröße',
    service: 'Service',
    visits: 'Besuche und Vertrieb',
    other: 'Sonstiges',
    no_revenue: 'Kein Umsatz, nur Arbeit',
    as_peers: 'Wie die Vergleichskunden',
  },
  column: {
    customer_id: 'Kundennr.',
    customer: 'Kunde',
    segment: 'Segment',
    net_revenue: 'Nettoumsatz',
    contribution: db,
    cause: 'Ursache',
    customers: 'Kunden',
    lost: db,
    own_rate: 'Satz %',
    peer_rate: 'Vergleich %',
    excess: 'Mehrkosten',
    second: 'Zweite Ursache',
    second_excess: 'Mehrkosten (zweite)',
    peers: 'Vergleichskunden',
    are_of_segment: 'Aus dem Segment',
  },
  peers: (count: string, ofSegment: boolean) =>
    ofSegment ? `${count} im Segment` : `alle ${count}`,
});

const en: typeof de = db => ({
  title: `Loss-makers and their cause (${db})`,
  explained:
    'Each is compared with the median of its segment: price (product cost of what was bought at list prices), discounts (on the invoice, bonus, Skonto, credit notes), and the work of each step in relation to revenue. The cause is what exceeds the peers most; the amount is what it costs beyond their rate. It says where to look, and proves nothing.',
  none: `No customer has a negative ${db}.`,
  older_snapshot:
    'This snapshot knows no price waterfall yet, which the comparison takes. The next run computes it.',
  byCause: currency => `Losses by cause, amounts in ${currency}`,
  caption: (from, to, all, currency) =>
    `Loss-makers ${from} to ${to} of ${all}, amounts in ${currency}`,
  total: 'Total',
  matches: `is the sum of all customers with a negative ${db}`,
  differs: `is not the sum of all customers with a negative ${db}`,
  cause: {
    price: 'Price',
    discounts: 'Discounts',
    order_size: 'Order size',
    service: 'Service',
    visits: 'Visits and sales',
    other: 'Other',
    no_revenue: 'No revenue, only work',
    as_peers: 'Like the peers',
  },
  column: {
    customer_id: 'Customer no.',
    customer: 'Customer',
    segment: 'Segment',
    net_revenue: 'Net revenue',
    contribution: db,
    cause: 'Cause',
    customers: 'Customers',
    lost: db,
    own_rate: 'Rate %',
    peer_rate: 'Peers %',
    excess: 'Excess cost',
    second: 'Second cause',
    second_excess: 'Excess cost (second)',
    peers: 'Peers',
    are_of_segment: 'Of the segment',
  },
  peers: (count, ofSegment) => (ofSegment ? `${count} in the segment` : `all ${count}`),
});

/** The words of the view on loss-makers, by language. */
export const losses = {de, en};
