const customer = (column: string) =>
  ({table: 'dim_customer', column, joinedBy: 'customer_key'}) as const;

/** What customers were at the end of a month, for cubes whose table has a customer_key. */
export const ofCustomer = {
  counted: customer('counted'),
  affiliated: customer('affiliated'),
  collective: customer('collective'),
  is_inferred: customer('is_inferred'),
  country: customer('country'),
  region: customer('region'),
  industry: customer('industry'),
  segment: customer('segment'),
  channel: customer('channel'),
  account_manager: customer('account_manager'),
} as const;
