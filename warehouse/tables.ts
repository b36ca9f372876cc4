import type {ClosedGrade, GradeLevel} from '../company/closed_grades.ts';
import type {Decimal} from './decimal.ts';

/** An ISO date such as 2026-09-01. */
type Day = string;

/** Revenue, cost, and what is left after each step of the scheme. */
interface Contributions {
  net_revenue: Decimal;
  product_cost: Decimal;
  contribution_1: Decimal;
  contribution_2: Decimal;
  contribution_3: Decimal;
  contribution_4: Decimal;
  contribution_5: Decimal;
  contribution_6: Decimal;
  profit: Decimal;
  activity_cost: Decimal;
}

/** The tables of a snapshot that questions name; `personal.…` is there for those who may see it. */
export interface Tables {
  set_company: {
    name: string;
    currency: string;
    locale: string;
    language: 'de' | 'en';
    time_zone: string;
    fiscal_year_starts: number;
    active_months: number;
    contract_grace_days: number;
  };
  set_business_date: {business_date: Day};
  set_customer_level: {customer_level: 'account' | 'customer' | 'group'};
  set_lifetime_value: {discount: number; years: number};
  set_affinity: {
    basket: 'orders' | 'invoices' | 'customers';
    items: 'products' | 'product_groups';
    months: number;
    lines: number;
    support: number;
    baskets: number;
    confidence: number;
    lift: number;
    length: number;
  };
  set_scorecard: {green: number; yellow: number};
  set_portfolio_criterion: {
    axis: string;
    criterion: string;
    position: number;
    weight: number;
    attribute: string | null;
    from_value: number | null;
    to_value: number | null;
    more_is_better: boolean;
  };
  set_portfolio_cell: {
    cell: string;
    attractiveness_from: number;
    attractiveness_to: number;
    position_from: number;
    position_to: number;
    title_de: string;
    title_en: string;
    strategy_de: string;
    strategy_en: string;
  };
  set_portfolio_abc: {is_by_rank: boolean; a_until: number; b_until: number};
  set_portfolio_cluster: {
    feature: string;
    position: number;
    clusters: number | null;
    fewest: number;
    most: number;
  };
  set_portfolio_lifecycle: {
    new_months: number;
    won_back_months: number;
    growing: number;
    declining: number;
    star: 'A' | 'B';
  };
  customer_portfolio: {
    customer_id: string;
    as_of: Day;
    attractiveness: number | null;
    attractiveness_known: number | null;
    position: number | null;
    position_known: number | null;
    cell: string | null;
    reason: string | null;
  };
  customer_portfolio_month: {
    customer_id: string;
    as_of: Day;
    steps_ago: number;
    is_closed: boolean;
    attractiveness: number | null;
    position: number | null;
    cell: string | null;
    rule_cell: string | null;
    cell_before: string | null;
    cell_after: string | null;
    came: boolean;
    left_after: boolean;
    is_rated_anew: boolean;
  };
  int_profiling_objection: {customer_id: string};
  customer_score: {
    customer_id: string;
    as_of: Day;
    loyalty: number | null;
    loyalty_known: number;
    risk: number | null;
    risk_known: number;
    reference: number | null;
    reference_known: number;
    information: number | null;
    information_known: number;
    cross_selling: number | null;
    cross_selling_known: number;
  };
  customer_lifecycle: {
    customer_id: string;
    as_of: Day;
    stage: string;
    since: Day | null;
    is_longer: boolean;
    stage_before: string | null;
    days: number | null;
  };
  int_lifecycle_now: {customer_id: string; as_of: Day; stage: string; stage_before: string | null};
  int_customer_rfm: {
    customer_id: string;
    as_of: Day;
    recency: number;
    frequency: number;
    monetary: number;
  };
  int_cluster_sample: {customer_id: string} & Record<string, unknown>;
  int_cluster_centre: {
    clusters: number;
    cluster: string | null;
    feature: string | null;
    place: number | null;
    centre: number | null;
    usual: number | null;
    spread: number | null;
    members: number | null;
    silhouette: number | null;
    is_chosen: boolean;
    reason: string | null;
  };
  set_perspective: {perspective: string; position: number; weight: number};
  set_objective: {
    objective: string;
    perspective: string;
    position: number;
    title_de: string;
    title_en: string;
    weight: number;
  };
  set_kpi: {
    kpi: string;
    objective: string;
    position: number;
    start: number | null;
    red: number;
    weight: number;
    owner: string | null;
    veto: boolean;
  };
  set_kpi_target: {kpi: string; month: Day; value: number};
  dim_month: {
    month: Day;
    month_end: Day;
    fiscal_year: number;
    fiscal_period: number;
    is_complete: boolean;
    number: number;
  };
  dim_customer: {
    customer_key: Decimal;
    customer_id: string | null;
    valid_from: Day;
    valid_to: Day;
    is_current: boolean;
    counted: boolean;
    name: string | null;
    country: string | null;
    region: string | null;
    industry: string | null;
    segment: string | null;
    channel: string | null;
    account_manager: string | null;
    affiliated: boolean;
    collective: boolean;
  };
  dim_product: {
    product_key: Decimal;
    product_id: string | null;
    is_current: boolean;
    name: string | null;
    product_group: string | null;
    product_line: string | null;
  };
  fct_invoice_line: {
    invoice_id: string;
    order_id: string | null;
    month: Day;
    is_revenue: boolean;
    is_deferred: boolean;
    net_amount: Decimal;
  };
  fct_recognised_revenue_month: {month: Day; net_amount: Decimal};
  fct_rebate_accrual: {month: Day; open_amount: Decimal};
  fct_skonto: {month: Day; amount: Decimal};
  customer_profitability: Contributions & {
    customer_id: string | null;
    customer_key: Decimal;
    month: Day;
    rebates: Decimal;
    skonto: Decimal;
    net_revenue_by_origin: Decimal;
    contribution_1_by_origin: Decimal;
    revenue_without_cost: Decimal;
    invoices: number;
  };
  customer_price: {
    customer_id: string | null;
    customer_key: Decimal;
    month: Day;
    list_revenue: Decimal;
    customer_discount: Decimal;
    quantity_discount: Decimal;
    project_discount: Decimal;
    promotion_discount: Decimal;
    other_discount: Decimal;
    revenue_without_list: Decimal;
    invoice_revenue: Decimal;
    rebates: Decimal;
    skonto: Decimal;
    price_credits: Decimal;
    return_credits: Decimal;
    error_credits: Decimal;
    goodwill_credits: Decimal;
    other_credits: Decimal;
    net_revenue: Decimal;
    freight_charged: Decimal;
  };
  set_contribution_step: {step: string; position: number; title_de: string; title_en: string};
  set_cost_pool: {
    cost_pool: string;
    position: number;
    title_de: string;
    title_en: string;
    method: 'time_driven' | 'rate_based' | 'process';
  };
  set_activity: {
    activity: string;
    cost_pool: string;
    position: number;
    title_de: string;
    title_en: string;
    step: string;
    driver: string | null;
    is_acquisition: boolean;
  };
  contract_use: {
    customer_id: string | null;
    customer_key: Decimal;
    month: Day;
    tier: string | null;
    service_level: string | null;
    has_contract: boolean;
    contracts: number;
    contract_revenue: Decimal;
    included_minutes: Decimal | null;
    used_minutes: Decimal;
    used_of_included_minutes: Decimal | null;
    service_cost: Decimal | null;
  };
  int_case_promise: {
    customer_id: string | null;
    case_id: string;
    month: Day;
    response_minutes: Decimal | null;
    promised_response_minutes: Decimal | null;
    is_within: boolean | null;
  };
  promise_by_month: {
    customer_id: string | null;
    customer_key: Decimal;
    month: Day;
    tier: string | null;
    service_level: string | null;
    requests: number;
    judged_requests: number;
    kept_requests: number;
    answered_requests: number;
    response_minutes: Decimal;
    promised_response_minutes: Decimal;
    solved_requests: number;
    resolution_minutes: Decimal;
    promised_resolution_minutes: Decimal;
  };
  set_service_promise: {kept: number; exceeded: number; requests: number};
  activity_cost: {
    customer_id: string | null;
    customer_key: Decimal;
    month: Day;
    activity: string;
    cost_pool: string;
    step: string;
    quantity: Decimal | null;
    minutes: Decimal | null;
    estimated_minutes: Decimal | null;
    cost: Decimal;
  };
  order_profitability: Contributions & {
    order_id: string | null;
    customer_id: string | null;
    customer_key: Decimal;
    month: Day;
    order_value: Decimal | null;
    order_size: Decimal | null;
    channel: string | null;
    is_self_service: boolean | null;
    express: boolean | null;
    product_group: string | null;
    product_line: string | null;
    orders: number;
  };
  product_profitability: Contributions & {
    product_id: string | null;
    product_key: Decimal;
    month: Day;
  };
  set_order_size: {
    position: number;
    from_amount: Decimal;
    to_amount: Decimal;
  };
  int_activity_rule: {
    activity: string;
    driver: string;
    identified_by: string;
    valid_from: Day;
    valid_to: Day;
    row_condition: string;
    quantity_sql: string;
    minutes_sql: string;
    measured_sql: string;
  };
  cost_by_method: {
    activity: string;
    month: Day;
    cost_pool: string;
    quantity: Decimal | null;
    time_driven_cost: Decimal | null;
    rate_based_cost: Decimal;
    process_cost: Decimal;
    process_levy: Decimal;
  };
  int_sales_plan: {month: Day; version: string};
  int_sales_plan_version: {month: Day; version: string};
  cost_reconciliation: {
    month: Day;
    cost_pool: string | null;
    method: 'time_driven' | 'rate_based' | 'process' | null;
    ledger_cost: Decimal;
    assigned_cost: Decimal;
    unused_capacity_cost: Decimal;
    unassigned_cost: Decimal;
    without_customer_cost: Decimal;
    closing_cost: Decimal;
    no_pool_cost: Decimal;
    no_share_cost: Decimal;
    variance_cost: Decimal;
    capacity_minutes: Decimal | null;
    used_minutes: Decimal | null;
    is_provisional: boolean;
  };
  closed_month: {
    month: Day;
    closed_at: string;
    closed_by: string;
    reported_net_revenue: Decimal;
    net_revenue: Decimal;
    reported_contribution_4: Decimal;
    contribution_4: Decimal;
    reported_profit: Decimal;
    profit: Decimal;
    reported_ledger_cost: Decimal;
    ledger_cost: Decimal;
  };
  revenue_by_month: {
    month: Day;
    net_revenue: Decimal;
    product_cost: Decimal;
    contribution_1: Decimal;
    remainder_net_revenue: Decimal;
    total_net_revenue: Decimal;
  };
  customer_next_order: {customer_id: string};
  customer_renewal_quality: {tier: string | null};
  group_next_order: {group_id: string};
  churn_by_month: {
    month: Day;
    customers_start: number;
    new_customers: number;
    won_back_customers: number;
    regrouped_customers: number;
    lost_customers: number;
    customers_end: number;
    profitable_customers_start: number;
    lost_profitable_customers: number;
    revenue_start: Decimal;
    lost_revenue: Decimal;
    contribution_start: Decimal;
    lost_contribution: Decimal;
    is_measurable: boolean;
  };
  int_churn_basis: {basis: 'purchase' | 'contract'};
  int_churn_pattern: {
    basis: 'purchase' | 'contract';
    as_of: Day;
    role: 'test' | 'train' | 'later';
    customers: number;
    lost: number;
    silence_ratio: number;
    silence_months: number;
    tenure: number;
    is_new: number;
    purchase_pace: number;
    purchase_trend: number;
    service_contacts: number;
    complaints: number;
    slow_complaints: number;
    slow_answers: number;
    payment_delay: number;
    cancelled_services: number;
    contact_change: number;
    group_change: number;
    usage_trend: number;
  };
  churn_risk_quality: {
    basis: 'purchase' | 'contract';
    as_of: Day | null;
    customers: number;
    lost: number;
    base_rate: number | null;
    tested_customers: number | null;
    tested_lost: number | null;
    auc: number | null;
    auc_low: number | null;
    auc_high: number | null;
    brier: number | null;
    brier_of_base_rate: number | null;
    top_decile_lift: number | null;
    reason:
      | 'short_history'
      | 'nobody_lost'
      | 'all_lost'
      | 'too_few'
      | 'no_better_than_chance'
      | null;
  };
  churn_risk_calibration: {
    basis: 'purchase' | 'contract';
    decile: number;
    customers: number;
    predicted: number;
    observed: number;
  };
  customer_warning: {customer_id: string};
  customer_relationship: {customer_id: string; is_silent: boolean | null};
  retention_by_cohort: {
    cohort: Day;
    age_months: number;
    month: Day;
    cohort_customers: number;
    active_customers: number;
    buying_customers: number;
    net_revenue: Decimal;
    mrr: Decimal;
    is_measurable: boolean;
  };
  survival_by_tenure: {
    segment: string | null;
    tenure_months: number;
    at_risk: number;
    lost: number;
    survival: number;
    standard_error: number | null;
    survival_low: number | null;
    survival_high: number | null;
  };
  retention_by_month: {
    month: Day;
    revenue_start: Decimal;
    revenue_churned: Decimal;
    revenue_contraction: Decimal;
    revenue_expansion: Decimal;
    revenue_gained: Decimal;
    revenue_end: Decimal;
    profitable_revenue_start: Decimal;
    profitable_revenue_churned: Decimal;
    profitable_revenue_contraction: Decimal;
    profitable_revenue_expansion: Decimal;
    contribution_start: Decimal;
    contribution_churned: Decimal;
    contribution_contraction: Decimal;
    contribution_expansion: Decimal;
    has_two_years: boolean;
  };
  mrr_retention_by_month: {
    month: Day;
    mrr_start: Decimal;
    mrr_churned: Decimal;
    mrr_contraction: Decimal;
    mrr_expansion: Decimal;
    mrr_gained: Decimal;
    mrr_end: Decimal;
    has_mrr_year: boolean;
  };
  service_by_month: {
    month: Day;
    cases: number;
    answered_within_2h: number;
    cases_without_reply: number;
    complaints: number;
    justified_complaints: number;
    deliveries: number;
    service_visits: number;
    case_minutes: Decimal;
  };
  satisfaction_by_month: {
    month: Day;
    service_answers: number;
    satisfied_answers: number;
    promoters: number;
    passives: number;
    detractors: number;
  };
  training_by_month: {month: Day; employees: number; trained_employees: number};
  service_verdict_by_month: {
    month: Day;
    judged_customers: number;
    worse_customers: number;
    better_customers: number;
  };
  completeness_by_month: {month: Day; required_fields: number; filled_fields: number};
  int_purchase_learning: {customer_id: string; orders: number; spend: number | null};
  int_purchase_pattern: {
    period: 'all' | 'before';
    orders: number;
    last_days: number;
    age_days: number;
    held_out_orders: number | null;
    orders_of_last_year: number | null;
    held_out_days: number;
    customers: number;
    drawn: number;
  };
  int_purchase_fit: FittedParameter & {period: 'all' | 'before'};
  int_purchase_quality: {model: string; is_chosen: boolean; log_likelihood: number | null};
  customer_lifetime_value: {
    customer_id: string;
    customer_key: Decimal;
    as_of: Day;
    stream: 'total' | Stream;
    model: string | null;
    p_alive: number | null;
    p_alive_alone: number | null;
    expected_orders: number | null;
    expected_margin: Decimal | null;
    clv: Decimal | null;
    clv_low: Decimal | null;
    clv_high: Decimal | null;
    reason: LifetimeValueReason | null;
  };
  customer_outlook: {
    customer_id: string;
    stream: 'total' | Stream;
    expected_orders_of_year: number | null;
    expected_contribution_of_year: Decimal;
    expected_orders: number | null;
    expected_contribution: Decimal;
  };
  lifetime_value_sum: {
    dimension: LifetimeValueDimension;
    member: string | null;
    customers: number;
    clv: Decimal;
    clv_low: Decimal;
    clv_high: Decimal;
    method: 'lognormal' | 'normal';
    own_error: number;
    parameter_error: number;
    model_error: number;
    not_determined: string | null;
  };
  lifetime_value_by_month: {
    month: Day;
    is_told: boolean;
    is_compared: boolean;
    customers: number;
    clv: Decimal;
    active_customers: number;
    active_clv: Decimal;
    class_a_customers: number;
    class_b_customers: number;
    class_c_customers: number;
    clv_before: Decimal;
    clv_won: Decimal;
    clv_gained: Decimal;
    clv_lost: Decimal;
    upgraded_customers: number;
    downgraded_customers: number;
    first_customers: number;
    first_clv: Decimal;
  };
  prospect_value: {
    source: string | null;
    open_prospects: number;
    decided_prospects: number;
    won_prospects: number;
    win_rate: number;
    expected_customers: number;
    mean_clv: Decimal | null;
    expected_clv: Decimal | null;
    cost_of_customer: Decimal | null;
    expected_acquisition_cost: Decimal | null;
  };
  acquisition_by_month: {month: Day; new_customers: number; acquisition_cost: Decimal | null};
  contract_movement_by_month: {
    month: Day;
    mrr_before: Decimal;
    mrr_won: Decimal;
    mrr_expansion: Decimal;
    mrr_contraction: Decimal;
    mrr_lost: Decimal;
    mrr: Decimal;
    won_contracts: number;
    upgraded_contracts: number;
    downgraded_contracts: number;
    lost_contracts: number;
  };
  lifetime_value_quality: {
    stream: Stream;
    model: string;
    is_chosen: boolean;
    reason: LifetimeValueReason | null;
    customers: number;
    repeat_customers: number | null;
    fitted_customers: number | null;
    log_likelihood: number | null;
    held_out_reason: LifetimeValueReason | null;
    held_out_weeks: number | null;
    held_out_customers: number | null;
    held_out_orders: number | null;
    forecast_orders: number | null;
    naive_orders: number | null;
    error: number | null;
    naive_error: number | null;
    is_better_than_naive: boolean | null;
    coverage: number | null;
    correlation: number | null;
  };
  lifetime_value_parameter: {
    stream: Stream;
    model: string;
    parameter: string;
    position: number;
    value: number;
    value_low: number | null;
    value_high: number | null;
    log_likelihood: number;
    customers: number;
  };
  int_value_of_group: {
    dimension: LifetimeValueDimension;
    member: string | null;
    customers: number;
    gains: boolean;
    losses: boolean;
    clv: Decimal;
    own_variance: number;
    ln_nothing: number;
    shared: number;
    drawn: number;
    purchase_1: number;
    purchase_2: number;
    purchase_3: number;
    purchase_4: number;
    other_1: number;
    other_2: number;
    spend_1: number;
    spend_2: number;
    spend_3: number;
    contract_1: number;
    contract_2: number;
    machine_1: number;
    machine_2: number;
    machine_3: number;
    machine_4: number;
  };
  int_month_end_history: {orders: number; age_days: number; silent_days: number};
  int_contract_run: {survived: number; unseen: number; is_running: boolean};
  int_contract_fit: FittedParameter;
  int_machine: {
    installed_id: string;
    unseen: number;
    age: number;
    is_own: boolean;
    is_retired: boolean;
    is_won: boolean;
  };
  int_machine_fit: FittedParameter;
  int_closed_grade: Omit<ClosedGrade, 'customer_level'> & {closed_at: string; closed_by: string};
  closed_portfolio: {
    customer_id: string;
    month: Day;
    reported_cell: string | null;
    cell: string | null;
    was_reported: boolean;
    is_active: boolean;
    is_told: boolean;
    differs: boolean;
  };
  closed_segment: {
    customer_id: string;
    month: Day;
    reported_abc_class: string | null;
    reported_contribution_class: string | null;
    reported_rfm: string | null;
    reported_cluster: string | null;
    reported_stage: string | null;
  };
  closed_grade: {
    level: GradeLevel;
    node: string;
    month: Day;
    reported_value: number | null;
    value: number | null;
    reported_target: number | null;
    target: number | null;
    reported_weight: number | null;
    weight: number | null;
    reported_score: number | null;
    score: number | null;
    /** Null where the scorecard did not have it; the next, where it has it no more. */
    reported_status: KpiStatus | null;
    status: KpiStatus | null;
    differs: boolean;
  };
  closed_scorecard_month: {
    month: Day;
    reported_score: number | null;
    score: number | null;
    kpis: number;
    other_kpis: number;
  };
  scorecard_month: KpiGrade & {is_closed: boolean};
  scorecard_node_month: {
    level: 'objective' | 'perspective' | 'scorecard';
    node: string;
    month: Day;
    score: number | null;
    status: KpiStatus;
    weight_with_data: number;
    red_kpis: number;
    is_closed: boolean;
  };
  meta_check: {
    model: string;
    severity: 'check' | 'warn';
    condition: string;
    meaning: string | null;
    failures: number;
  };
  meta_model: {model: string; title: string; grain: string};
  meta_column: {model: string; column_name: string; description: string | null};
  meta_entity: {
    entity: string;
    delivered_by: string;
    row_count: number;
    reason: 'no_stream' | 'no_delivery' | 'no_rows' | 'staging_failed' | null;
  };
  quarantine: {
    source: string;
    stream: string | null;
    entity: string;
    file: string;
    line: number;
    column_name: string | null;
    value: string | null;
    reason: string;
  };
  customer_identity: {
    source: string;
    delivered_id: string;
    customer_id: string;
    rule: string;
    matched_with: string | null;
    doubtful_rule: string | null;
    candidates: string | null;
  };
  customer_unmatched: {customer_id: string; source: string};
  /** Names at another level than that of customers; there only. */
  dim_group: {group_id: string; lead_id: string; name: string | null; members: number};
  unit_name: {customer_id: string; name: string};
  'personal.customer_name': {customer_id: string; name: string};
  'personal.contacts': {contact_id: string; name: string | null};
  'personal.delivered_customer': {source: string; delivered_id: string; name: string};
}

type Stream = 'purchases' | 'contracts' | 'machines';

/** Why there is no lifetime value, or only a part of it, or why no error is known. */
export type LifetimeValueReason =
  | 'not_bought'
  | 'objection'
  | 'incomplete'
  | 'no_purchase'
  | 'no_contract'
  | 'no_machine'
  | 'too_few_customers'
  | 'short_history'
  | 'no_repeat_purchase'
  | 'too_few_replacements'
  | 'no_fit'
  | 'not_tried';

type LifetimeValueDimension =
  | 'all'
  | 'stream'
  | 'segment'
  | 'industry'
  | 'region'
  | 'abc_class'
  | 'group';

/** A parameter that was found; the covariances are those of the logarithms. */
interface FittedParameter {
  model: string;
  position: number;
  parameter: string;
  value: number;
  log_error: number | null;
  log_likelihood: number;
  customers: number;
  covariance_1: number | null;
  covariance_2: number | null;
  covariance_3: number | null;
  covariance_4: number | null;
}

export type KpiStatus = 'green' | 'yellow' | 'red' | 'no_data';

export interface KpiGrade {
  kpi: string;
  month: Day;
  value: number | null;
  target: number | null;
  score: number | null;
  status: KpiStatus;
  /** Why there is no value: no_stream, no_delivery, no_rows, staging_failed, short_history, no_denominator, too_few. */
  reason: string | null;
  missing_entity: string | null;
  /** Bounds of the 95 % interval, where the value is a share of a count. */
  value_low: number | null;
  value_high: number | null;
  numerator: number | null;
  denominator: number | null;
}
