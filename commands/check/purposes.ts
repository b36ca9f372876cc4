import {costsFile, type Need} from './needs.ts';

/** What the star is for beside the KPIs of the library, which say themselves what they need. */
export const purposes: Need[] = [
  {
    phase: 1,
    name: 'revenue and ABC classes by customer',
    anyOf: [['customers', 'invoice_lines.customer_id']],
  },
  {
    phase: 2,
    name: 'contribution margin by customer',
    anyOf: [
      ['invoice_lines.customer_id', 'invoice_lines.product_cost'],
      ['invoice_lines.product_id', 'products.unit_cost'],
      ['invoice_lines.product_id', 'product_costs'],
    ],
  },
  {
    phase: 2,
    name: 'survey scores by customer (NPS, CSAT)',
    anyOf: [['survey_responses.customer_id', 'survey_responses.score']],
  },
  {
    phase: 2,
    name: 'order lines on time and in full',
    anyOf: [['order_lines.first_confirmed_on', 'delivery_lines']],
  },
  {
    phase: 2,
    name: 'lead time and outcome of offers',
    anyOf: [['quotes.sent_on', 'quotes.outcome']],
  },
  {
    phase: 2,
    name: 'sales that may come, by stage',
    anyOf: [['opportunities.stage', 'opportunities.probability', 'opportunities.amount']],
  },
  {
    phase: 2,
    name: 'open items by customer and month',
    anyOf: [
      ['receivables.customer_id', 'receivables.invoice_id', 'payments.invoice_id'],
      ['receivables.customer_id', 'receivables.cleared_on'],
    ],
  },
  {
    phase: 2,
    name: 'rebates from the month in which they are earned',
    anyOf: [
      ['rebate_accruals.customer_id'],
      ['rebate_agreements', 'invoice_lines.customer_id', 'invoice_lines.credit_reason'],
    ],
  },
  {
    phase: 2,
    name: 'Skonto, as expected until it is taken',
    anyOf: [
      [
        'payments.skonto_amount',
        'payments.invoice_id',
        'invoice_lines.customer_id',
        'invoice_lines.tax_amount',
      ],
      [
        'payments.skonto_amount',
        'receivables.invoice_id',
        'payments.receivable_id',
        'invoice_lines.customer_id',
      ],
    ],
  },
  {
    phase: 2,
    name: 'credit notes in the month of the invoice that they correct',
    anyOf: [['invoice_lines.corrects_invoice_id']],
  },
  {
    phase: 2,
    name: 'recurring revenue by customer and month',
    anyOf: [['subscriptions.customer_id']],
  },
  {
    phase: 2,
    name: 'answers of treated and control groups of campaigns',
    anyOf: [['campaign_contacts.arm', 'campaign_contacts.responded_on']],
  },
  {
    phase: 3,
    name: 'capacity by cost centre and month',
    anyOf: [['capacity.minutes']],
  },
  {
    phase: 3,
    name: 'plan and actual by cost centre and month',
    anyOf: [['plan_entries.cost_centre', 'ledger_entries.cost_centre']],
  },
  {
    phase: 3,
    name: 'activity costs by customer',
    anyOf: [
      [
        'ledger_entries.cost_centre',
        'service_cases.minutes',
        'interactions.minutes',
        'deliveries.customer_id',
        costsFile,
      ],
    ],
  },
  {
    phase: 3,
    name: 'customer profit that ties to the ledger',
    anyOf: [
      ['invoice_lines.customer_id', 'ledger_entries.account_kind'],
      ['invoice_lines.customer_id', 'ledger_entries', 'accounts.kind'],
    ],
  },
  {
    phase: 1,
    name: 'customers of several systems as one',
    anyOf: [['customers.vat_id', 'customers.email', 'customers.postal_code']],
  },
  {
    phase: 1,
    name: 'customers by segment, industry, region and channel',
    anyOf: [['customers.segment', 'customers.industry', 'customers.region', 'customers.channel']],
  },
  {
    phase: 1,
    name: 'profit by product group and line',
    anyOf: [['invoice_lines.product_id', 'products.product_group', 'products.product_line']],
  },
  {
    phase: 2,
    name: 'campaigns and their cost, in the star',
    anyOf: [['campaigns.cost', 'campaign_contacts.campaign_id']],
  },
  {
    phase: 2,
    name: 'who may be written to, and who objects to profiling',
    anyOf: [['consents.customer_id', 'consents.objected_on']],
  },
  {
    phase: 2,
    name: 'a main contact who leaves or cannot be reached, as a sign of who leaves',
    anyOf: [['contacts.customer_id', 'contacts.is_main']],
  },
  {
    phase: 2,
    name: 'groups of companies, payers and takeovers',
    anyOf: [['customer_relations']],
  },
  {
    phase: 2,
    name: 'other currencies in company currency, where invoices bring no rate',
    anyOf: [['exchange_rates']],
  },
  {
    phase: 2,
    name: 'what others know of customers, as criteria of the portfolio',
    anyOf: [['external_attributes']],
  },
  {
    phase: 2,
    name: 'share of wallet by customer',
    anyOf: [['wallet_estimates.customer_id']],
  },
  {
    phase: 2,
    name: 'machines that are due, and what replacing them is worth',
    anyOf: [
      [
        'installed_base.customer_id',
        'installed_base.commissioned_on',
        'installed_base.next_service_on',
      ],
    ],
  },
  {
    phase: 2,
    name: 'prospects, and what they may bring',
    anyOf: [['leads.source', 'leads.converted_on', 'leads.lost_on']],
  },
  {
    phase: 2,
    name: 'sales that may come, tried on earlier month ends',
    anyOf: [['opportunity_stages', 'opportunities.outcome', 'opportunities.closed_on']],
  },
  {
    phase: 2,
    name: 'memberships in loyalty programmes, in the star',
    anyOf: [['memberships']],
  },
  {
    phase: 2,
    name: 'rebates by agreement and tier',
    anyOf: [['rebate_agreements.rate', 'invoice_lines.customer_id']],
  },
  {
    phase: 2,
    name: 'products that were recommended, in the star',
    anyOf: [['recommendations.customer_id', 'recommendations.product_id']],
  },
  {
    phase: 2,
    name: 'customers who recommend us, in loyalty and value as a reference',
    anyOf: [['referrals.customer_id']],
  },
  {
    phase: 2,
    name: 'how much a contract is used, as a sign of who leaves',
    anyOf: [['usage_events.customer_id']],
  },
  {
    phase: 2,
    name: 'why customers leave, in their words',
    anyOf: [['churn_events.reason'], ['subscriptions.cancelled_on', 'subscriptions.reason']],
  },
  {
    phase: 2,
    name: 'price waterfall from list to pocket price',
    anyOf: [['invoice_lines.list_amount', 'invoice_lines.discount_amount']],
  },
  {
    phase: 2,
    name: 'contracts earned by month, not when invoiced',
    anyOf: [['invoice_lines.service_from', 'invoice_lines.service_to']],
  },
  {
    phase: 2,
    name: 'days until an invoice is paid',
    anyOf: [
      ['receivables.due_on', 'receivables.cleared_on'],
      ['receivables.due_on', 'payments.paid_on'],
    ],
  },
  {
    phase: 2,
    name: 'included and used minutes by contract tier',
    anyOf: [
      [
        'subscriptions.tier',
        'subscriptions.service_level',
        'service_levels.included_minutes',
        'service_cases.minutes',
      ],
    ],
  },
  {
    phase: 3,
    name: 'cost centres by name and department',
    anyOf: [['cost_centres.name', 'cost_centres.department', 'ledger_entries.cost_centre']],
  },
];
