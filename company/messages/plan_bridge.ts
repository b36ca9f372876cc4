type Steps = Record<string, string>;

/** The effect that belongs to a step of the scheme names it. */
const stepOf = (effect: string, steps: Steps) => steps[effect.replace(/^work_/, '')] ?? effect;

const effectsDe: Record<string, string> = {
  price: 'Preis',
  volume: 'Menge',
  mix: 'Mix',
  revenue_change: 'Umsatz',
  not_planned: 'Nicht geplant, verkauft',
  not_sold: 'Geplant, nicht verkauft',
  deductions: 'Boni und Skonto',
  product_cost: 'Produktkosten',
  unused_capacity: 'Nicht genutzte Kapazität',
};

const de = {
  title: (step: string) => `${step}: Plan und Ist`,
  noLevel: 'Ein Plan gilt für alle Kunden zusammen: Wer als ein Kunde zählt, ändert an ihm nichts.',
  versions: {
    label: 'Version',
    usual: 'Plan des Jahres',
    status: {draft: 'Entwurf', approved: 'verabschiedet', replaced: 'ersetzt'},
    months: (planned: string, all: string) => `${planned} von ${all} Monaten`,
  },
  effect: (effect: string, steps: Steps = {}): string =>
    effectsDe[effect] ?? `Kosten unserer Arbeit bis ${stepOf(effect, steps)}`,
  missing: {
    older_snapshot: 'Dieser Stand kennt noch keinen Absatzplan. Der nächste Lauf rechnet ihn.',
    no_months: 'Es gibt noch keinen vollen Monat.',
    no_plan:
      'Für diese Monate gibt es keinen Plan des Umsatzes: plan_entries braucht eine genehmigte Version mit revenue in allen zwölf Monaten des Geschäftsjahrs.',
    not_all_months:
      'Nicht alle Monate dieses Zeitraums sind geplant. Ein Zeitraum, der nur zum Teil geplant ist, lässt sich nicht mit dem Plan vergleichen.',
    no_planned_cost:
      'Geplant ist Umsatz, aber zu einem Teil davon weder Deckungsbeitrag noch Produktkosten. Ohne sie gibt es keinen geplanten DB I.',
    no_planned_work:
      'Geplant sind Umsatz und Produktkosten, aber nicht für alle Monate die Kosten der Kostenstellen. Bis DB I lässt sich der Plan vergleichen.',
    pool_between: 'Der Plan sagt nicht, welcher Teil dieser Kosten bis zu dieser Stufe gehört.',
  },
  between: (step: string, pools: string) =>
    `Sie arbeiten für Stufen bis ${step} und für spätere, und geplant sind sie in einer Summe: ${pools}. Eine andere Stufe lässt sich vergleichen.`,
  unplanned: (pools: string) => `Für diese Kosten ist nichts geplant: ${pools}.`,
  proof: (step: string, amount: string) =>
    `Plan + alle Wirkungen = Ist, und das ist ${step} aller Kunden (${amount}):`,
  products: (currency: string) =>
    `Was der Plan unterscheidet, größte Lücke zuerst, DB I vor Boni und Skonto, Beträge in ${currency}`,
  noProduct: '(ohne Produktgruppe und -linie)',
  explained: {
    quantities:
      'Preis: anderer Preis je Einheit als geplant. Menge: mehr oder weniger, zu geplantem Preis und geplanter Marge. Mix: anderes verkauft als geplant. Was ohne Menge geplant ist, steht bei Umsatz und Produktkosten.',
    revenue:
      'Der Plan nennt keine Mengen, also lassen sich Preis, Menge und Mix nicht trennen: Umsatz und Produktkosten stehen für sich.',
    work: 'Geplant sind die Kosten einer Abteilung mit aller Kapazität. Was Kunden davon nicht genutzt haben, tragen sie nicht; es steht für sich. Was eine Abteilung für mehrere Stufen tut, steht bei der letzten.',
  },
  column: {
    planned: 'Plan',
    actual: 'Ist',
    share: '% vom Plan',
    product: 'Geplant nach',
    product_group: 'Produktgruppe',
    product_line: 'Produktlinie',
    planned_revenue: 'Umsatz Plan',
    revenue: 'Umsatz Ist',
    planned_contribution: 'DB I Plan',
    contribution: 'DB I Ist',
  },
};

const effectsEn: Record<string, string> = {
  price: 'Price',
  volume: 'Volume',
  mix: 'Mix',
  revenue_change: 'Revenue',
  not_planned: 'Not planned, sold',
  not_sold: 'Planned, not sold',
  deductions: 'Rebates and Skonto',
  product_cost: 'Product cost',
  unused_capacity: 'Unused capacity',
};

const en: typeof de = {
  title: step => `${step}: plan and actual`,
  noLevel:
    'A plan is one for all customers together: what counts as one customer changes nothing of it.',
  versions: {
    label: 'Version',
    usual: 'Plan of the year',
    status: {draft: 'draft', approved: 'approved', replaced: 'replaced'},
    months: (planned, all) => `${planned} of ${all} months`,
  },
  effect: (effect, steps = {}) =>
    effectsEn[effect] ?? `Cost of our work to ${stepOf(effect, steps)}`,
  missing: {
    older_snapshot: 'This snapshot knows no plan of sales yet. The next run computes it.',
    no_months: 'There is no complete month yet.',
    no_plan:
      'There is no plan of revenue for these months: plan_entries needs an approved version with revenue in all twelve months of the fiscal year.',
    not_all_months:
      'Not all months of this period are planned. A period that is planned in part cannot be compared with its plan.',
    no_planned_cost:
      'Revenue is planned, but for a part of it neither contribution nor product cost. Without them there is no planned CM I.',
    no_planned_work:
      'Revenue and product cost are planned, but not the cost of cost centres for all months. Up to CM I the plan can be compared.',
    pool_between: 'The plan does not say which part of these costs belongs to this step.',
  },
  between: (step, pools) =>
    `They work for steps up to ${step} and for later ones, and are planned in one sum: ${pools}. Another step can be compared.`,
  unplanned: pools => `Nothing is planned for these costs: ${pools}.`,
  proof: (step, amount) =>
    `Plan + all effects = actual, and that is ${step} of all customers (${amount}):`,
  products: currency =>
    `What the plan tells apart, largest shortfall first, CM I before rebates and Skonto, amounts in ${currency}`,
  noProduct: '(no product group or line)',
  explained: {
    quantities:
      'Price: another price of a unit than planned. Volume: more or less, at the planned price and the planned margin. Mix: other things sold than planned. What is planned without a quantity stands in revenue and product cost.',
    revenue:
      'The plan names no quantities, so price, volume and mix cannot be told apart: revenue and product cost stand for themselves.',
    work: 'A department is planned with all of its capacity. What customers did not use of it they do not carry; it stands for itself. What a department does for several steps stands at the last one.',
  },
  column: {
    planned: 'Plan',
    actual: 'Actual',
    share: '% of plan',
    product: 'Planned by',
    product_group: 'Product group',
    product_line: 'Product line',
    planned_revenue: 'Revenue plan',
    revenue: 'Revenue actual',
    planned_contribution: 'CM I plan',
    contribution: 'CM I actual',
  },
};

/** The words for plan against actual, by language. */
export const planBridge = {de, en};
