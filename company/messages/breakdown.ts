const de = {
  title: (part: string) => `Ergebnis nach ${part}`,
  by: 'Nach',
  part: {
    segment: 'Segment',
    industry: 'Branche',
    region: 'Region',
    country: 'Land',
    channel: 'Vertriebsweg',
    account_manager: 'Betreuer',
    customer: 'Kunde',
    order_size: 'Auftragsgröße',
    order_channel: 'Bestellweg',
    order: 'Auftrag',
    product_line: 'Produktlinie',
    product_group: 'Produktgruppe',
    product: 'Produkt',
  },
  none: {
    segment: '(ohne Segment)',
    industry: '(ohne Branche)',
    region: '(ohne Region)',
    country: '(ohne Land)',
    channel: '(ohne Vertriebsweg)',
    account_manager: '(ohne Betreuer)',
    customer: '(unbekannter Kunde)',
    order_size: '(kein Auftrag, oder noch nicht berechnet)',
    order_channel: '(kein Auftrag, oder ohne Bestellweg)',
    order: '(kein Auftrag)',
    product_line: '(kein Produkt, oder ohne Produktlinie)',
    product_group: '(kein Produkt, oder ohne Produktgruppe)',
    product: '(kein Produkt)',
  },
  size: (from: string, to: string) => `${from} bis unter ${to}`,
  sizeFrom: (from: string) => `ab ${from}`,
  explained: {
    customers:
      'Jeder Monat zählt bei dem, was der Kunde am Monatsende war. Wer in ein anderes Segment wechselt, nimmt seine Vergangenheit nicht mit.',
    orders:
      'Ein Auftrag trägt die Arbeit, deren Zeilen ihn nennen: Erfassen, Liefern, Berechnen. Besuche, Servicefälle und Umsatz ohne Auftrag stehen in der letzten Zeile, damit die Summe bleibt. Auftragsgröße ist, was für den Auftrag berechnet wurde.',
    products:
      'Ein Produkt trägt die Arbeit, deren Zeilen es nennen, und seinen Teil an der Arbeit für Aufträge, nach Positionen. Was kein Produkt verursacht, steht in der letzten Zeile.',
  },
  noLevel:
    'Aufträge und Produkte sind auf jeder Ebene dieselben: Wer als ein Kunde zählt, ändert an ihnen nichts.',
  caption: (part: string, members: string, currency: string) =>
    `${part}: ${members} Zeilen, Beträge in ${currency}`,
  total: 'Gesamt',
  proof: (step: string, amount: string, isWithin: boolean) =>
    isWithin
      ? `Summe der Zeilen = ${step} (${amount}):`
      : `Summe der Zeilen = ${step} aller Kunden (${amount}):`,
  column: {
    member: 'Schlüssel',
    orders: 'Aufträge',
    net_revenue: 'Nettoumsatz',
    product_cost: 'Produktkosten',
    work_cost: 'Unsere Arbeit',
    before: (step: string) => `${step} davor`,
    change: 'Änderung',
  },
  breakEven: {
    caption: (currency: string) =>
      `Ab welcher Größe ein Auftrag sich trägt, Beträge in ${currency}`,
    explained:
      'Mindestgröße = eigene Arbeit je Auftrag ÷ DB-I-Satz. Gezählt sind Aufträge, die im Zeitraum begonnen haben und berechnet sind, mit allem, was bis heute zu ihnen gehört. Besuche und Service sind nicht darin.',
    column: {
      kind: 'Produktgruppe · Bestellweg',
      orders: 'Aufträge',
      median: 'Median',
      work: 'Arbeit je Auftrag',
      margin: 'DB I %',
      break_even: 'Mindestgröße',
      below: 'Darunter',
      belowShare: 'Darunter %',
      lost: (step: string) => `${step} darunter`,
    },
  },
};

const en: typeof de = {
  title: part => `Profit by ${part.toLowerCase()}`,
  by: 'By',
  part: {
    segment: 'Segment',
    industry: 'Industry',
    region: 'Region',
    country: 'Country',
    channel: 'Sales channel',
    account_manager: 'Account manager',
    customer: 'Customer',
    order_size: 'Order size',
    order_channel: 'Order channel',
    order: 'Order',
    product_line: 'Product line',
    product_group: 'Product group',
    product: 'Product',
  },
  none: {
    segment: '(no segment)',
    industry: '(no industry)',
    region: '(no region)',
    country: '(no country)',
    channel: '(no sales channel)',
    account_manager: '(no account manager)',
    customer: '(unknown customer)',
    order_size: '(no order, or not invoiced yet)',
    order_channel: '(no order, or no order channel)',
    order: '(no order)',
    product_line: '(no product, or no product line)',
    product_group: '(no product, or no product group)',
    product: '(no product)',
  },
  size: (from, to) => `${from} to below ${to}`,
  sizeFrom: from => `${from} and more`,
  explained: {
    customers:
      'A month counts where the customer was at its end. Who moves to another segment does not take its past along.',
    orders:
      'An order carries the work whose rows name it: entering, delivering, invoicing. Visits, cases and revenue without an order stand in the last row, so that the sum stays. The size of an order is what was invoiced for it.',
    products:
      'A product carries the work whose rows name it, and its part of the work for orders, by lines. What no product causes stands in the last row.',
  },
  noLevel:
    'Orders and products are the same at each level: what counts as one customer changes nothing of them.',
  caption: (part, members, currency) => `${part}: ${members} rows, amounts in ${currency}`,
  total: 'Total',
  proof: (step, amount, isWithin) =>
    isWithin
      ? `Sum of the rows = ${step} (${amount}):`
      : `Sum of the rows = ${step} of all customers (${amount}):`,
  column: {
    member: 'Key',
    orders: 'Orders',
    net_revenue: 'Net revenue',
    product_cost: 'Product cost',
    work_cost: 'Our work',
    before: step => `${step} before`,
    change: 'Change',
  },
  breakEven: {
    caption: currency => `From which size on an order pays for itself, amounts in ${currency}`,
    explained:
      'Break-even size = own work of an order ÷ DB I rate. Counted are orders that began in the period and are invoiced, with all that belongs to them until today. Visits and service are not in it.',
    column: {
      kind: 'Product group · order channel',
      orders: 'Orders',
      median: 'Median',
      work: 'Work per order',
      margin: 'DB I %',
      break_even: 'Break-even size',
      below: 'Below',
      belowShare: 'Below %',
      lost: step => `${step} below`,
    },
  },
};

export const breakdown = {de, en};
