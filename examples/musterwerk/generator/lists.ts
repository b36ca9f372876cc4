import {BUYERS} from './customers/buyers.ts';
import {ATTRIBUTES, MEMBERSHIPS, REFERRALS, WALLETS} from './customers/knowledge.ts';
import {CUSTOMERS} from './customers/master_data.ts';
import {RELATIONS} from './customers/relations.ts';
import type {Format} from './files/format.ts';
import {type List, openList} from './files/list.ts';
import {ACCOUNTS_FILE} from './ledger/account_file.ts';
import {PLAN} from './ledger/plan.ts';
import {CAMPAIGNS} from './marketing/campaigns.ts';
import {CONSENTS, CONTACTS} from './marketing/contacts.ts';
import {PRODUCT_COSTS, PRODUCTS} from './products/product_files.ts';
import {CONTRACTS} from './sales/contracts.ts';
import {RATES} from './sales/currency.ts';
import {MACHINES} from './sales/installed_base.ts';
import {AGREEMENT_FILE} from './sales/rebates.ts';
import {ACCOUNTS as PORTAL_ACCOUNTS} from './service/portal.ts';
import {SERVICE_LEVELS} from './service/service_levels.ts';
import {CAPACITY, COST_CENTRE_FILE} from './staff/capacity.ts';
import {EMPLOYEES} from './staff/employees.ts';
import {TRAININGS} from './staff/trainings.ts';

/** Files that are delivered whole each time. */
const LISTS = {
  customers: ['erp/kunden.csv', CUSTOMERS],
  buyers: ['erp/cpd_adressen.csv', BUYERS],
  relations: ['erp/kundenbeziehungen.csv', RELATIONS],
  contracts: ['erp/vertraege.csv', CONTRACTS],
  agreements: ['erp/bonusvereinbarungen.csv', AGREEMENT_FILE],
  contacts: ['crm/kontakte.csv', CONTACTS],
  consents: ['crm/einwilligungen.csv', CONSENTS],
  campaigns: ['crm/kampagnen.csv', CAMPAIGNS],
  wallets: ['crm/bedarf.csv', WALLETS],
  attributes: ['crm/merkmale.csv', ATTRIBUTES],
  memberships: ['crm/mitglieder.csv', MEMBERSHIPS],
  referrals: ['crm/empfehlungen.csv', REFERRALS],
  serviceLevels: ['service/servicelevel.csv', SERVICE_LEVELS],
  portalAccounts: ['portal/konten.csv', PORTAL_ACCOUNTS],
  machines: ['erp/anlagen.csv', MACHINES],
  products: ['erp/artikel.csv', PRODUCTS],
  productCosts: ['erp/artikelkosten.csv', PRODUCT_COSTS],
  rates: ['erp/kurse.csv', RATES],
  employees: ['personal/mitarbeiter.csv', EMPLOYEES],
  trainings: ['personal/schulungen.csv', TRAININGS],
  accounts: ['fibu/sachkonten.csv', ACCOUNTS_FILE],
  costCentres: ['controlling/kostenstellen.csv', COST_CENTRE_FILE],
  capacity: ['controlling/kapazitaet.csv', CAPACITY],
  plan: ['controlling/plan.csv', PLAN],
} satisfies Record<string, readonly [string, Format]>;

export type Lists = Record<keyof typeof LISTS, List>;

export const openLists = (folder: string): Lists =>
  Object.fromEntries(
    Object.entries(LISTS).map(([name, [path, format]]) => [name, openList(folder, path, format)]),
  ) as Lists;
