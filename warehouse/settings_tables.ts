import type {Company} from '../company/company.ts';
import {publicHolidays} from '../company/holidays.ts';
import {closingTables} from './closing_tables.ts';
import {costTables} from './cost_tables.ts';
import type {Row} from './database.ts';
import {portfolioTables} from './portfolio_tables.ts';
import type {SmallTable} from './small_table.ts';

/** The company's settings as tables, so that models need no parameters. */
export function settingsTables(
  company: Company,
  businessDate: string,
  firstDay = businessDate,
): SmallTable[] {
  return [
    companyTable(company),
    /* Apart, because it moves every night, and what reads it must be computed again. */
    {
      name: 'set_business_date',
      columns: {business_date: 'DATE'},
      rows: [{business_date: businessDate}],
    },
    /* Apart, because no answer depends on it, only which one a page shows first. */
    {
      name: 'set_customer_level',
      columns: {customer_level: 'VARCHAR'},
      rows: [{customer_level: company.settings.customer_level}],
    },
    {
      name: 'set_service_promise',
      columns: {kept: 'DOUBLE', exceeded: 'DOUBLE', requests: 'INTEGER'},
      rows: [company.settings.service_promise],
    },
    {
      name: 'set_lifetime_value',
      columns: {discount: 'DOUBLE', years: 'INTEGER'},
      rows: [
        {
          discount: company.settings.discount_rate,
          years: company.settings.lifetime_value_years,
        },
      ],
    },
    affinityTable(company),
    notOfferedTable(company),
    holidayTable(company, businessDate, firstDay),
    requiredFields(company),
  ].concat(
    scorecardTables(company),
    costTables(company.costs),
    portfolioTables(company.portfolio),
    closingTables(company.closings),
  );
}

const affinityTable = ({portfolio}: Company): SmallTable => ({
  name: 'set_affinity',
  columns: {
    basket: 'VARCHAR',
    items: 'VARCHAR',
    months: 'INTEGER',
    lines: 'BIGINT',
    support: 'DOUBLE',
    baskets: 'BIGINT',
    confidence: 'DOUBLE',
    lift: 'DOUBLE',
    length: 'INTEGER',
  },
  rows: [portfolio.affinity],
});

const notOfferedTable = ({portfolio}: Company): SmallTable => ({
  name: 'set_affinity_without',
  columns: {item: 'VARCHAR'},
  rows: portfolio.affinity.without.map(item => ({item})),
});

function companyTable({settings}: Company): SmallTable {
  return {
    name: 'set_company',
    columns: {
      name: 'VARCHAR',
      currency: 'VARCHAR',
      locale: 'VARCHAR',
      language: 'VARCHAR',
      time_zone: 'VARCHAR',
      fiscal_year_starts: 'INTEGER',
      active_months: 'INTEGER',
      contract_grace_days: 'INTEGER',
      working_from: 'INTEGER',
      working_to: 'INTEGER',
    },
    rows: [
      {
        name: settings.name,
        currency: settings.currency,
        locale: settings.locale,
        language: settings.language,
        time_zone: settings.time_zone,
        fiscal_year_starts: settings.fiscal_year_starts,
        active_months: settings.active_months,
        contract_grace_days: settings.contract_grace_days,
        working_from: settings.working_hours.from,
        working_to: settings.working_hours.to,
      },
    ],
  };
}

/** Public holidays of the company's region, for all years that dim_date can have. */
function holidayTable({settings}: Company, businessDate: string, firstDay: string): SmallTable {
  const lastYear = Number(businessDate.slice(0, 4)) + 1;
  const rows = new Map<string, Row>();
  for (let year = Number(firstDay.slice(0, 4)); year <= lastYear; year++) {
    for (const {day, name} of publicHolidays(settings, year)) rows.set(day, {day, name});
  }
  return {
    name: 'set_holiday',
    columns: {day: 'DATE', name: 'VARCHAR'},
    rows: [...rows.values()],
  };
}

function requiredFields({settings}: Company): SmallTable {
  return {
    name: 'set_required_customer_field',
    columns: {field: 'VARCHAR'},
    rows: settings.required_customer_fields.map(field => ({field})),
  };
}

function scorecardTables({scorecard}: Company): SmallTable[] {
  const perspectives: Row[] = [];
  const objectives: Row[] = [];
  const kpis: Row[] = [];
  const targets: Row[] = [];
  for (const [perspective, {weight, objectives: own}] of Object.entries(scorecard.perspectives)) {
    perspectives.push({perspective, position: perspectives.length, weight});
    for (const [objective, {title, weight, kpis: members}] of Object.entries(own)) {
      objectives.push({
        objective,
        perspective,
        position: objectives.length,
        title_de: title.de,
        title_en: title.en,
        weight,
      });
      for (const [kpi, settings] of Object.entries(members)) {
        const {target, start, red, weight, owner, veto} = settings;
        kpis.push({
          kpi,
          objective,
          position: kpis.length,
          start: start ?? null,
          red,
          weight,
          owner: owner ?? null,
          veto,
        });
        const path = typeof target === 'number' ? [{month: '1900-01', value: target}] : target;
        for (const {month, value} of path) targets.push({kpi, month: `${month}-01`, value});
      }
    }
  }
  return [
    {
      name: 'set_scorecard',
      columns: {green: 'DOUBLE', yellow: 'DOUBLE'},
      rows: [scorecard.status],
    },
    {
      name: 'set_perspective',
      columns: {perspective: 'VARCHAR', position: 'INTEGER', weight: 'DOUBLE'},
      rows: perspectives,
    },
    {
      name: 'set_objective',
      columns: {
        objective: 'VARCHAR',
        perspective: 'VARCHAR',
        position: 'INTEGER',
        title_de: 'VARCHAR',
        title_en: 'VARCHAR',
        weight: 'DOUBLE',
      },
      rows: objectives,
    },
    {
      name: 'set_kpi',
      columns: {
        kpi: 'VARCHAR',
        objective: 'VARCHAR',
        position: 'INTEGER',
        start: 'DOUBLE',
        red: 'DOUBLE',
        weight: 'DOUBLE',
        owner: 'VARCHAR',
        veto: 'BOOLEAN',
      },
      rows: kpis,
    },
    {
      name: 'set_kpi_target',
      columns: {kpi: 'VARCHAR', month: 'DATE', value: 'DOUBLE'},
      rows: targets,
    },
  ];
}
