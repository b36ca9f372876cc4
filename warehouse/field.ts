/** The kinds of values that the contract knows; each has one SQL type and one strict cast. */
export type FieldKind =
  | 'text'
  | 'integer'
  | 'decimal'
  | 'double'
  | 'day'
  | 'moment'
  | 'instant'
  | 'yes_no';

/** One column of an entity: everything that casts, quarantine conditions and views are made from. */
export interface Field {
  kind: FieldKind;
  /** The column's type in DuckDB and in staged Parquet. */
  sqlType: string;
  required: boolean;
  /**
   * Personal columns go to the personal file only. With the name of a yes_no column of the same
   * row, the value is personal unless that column says no.
   */
  personal: boolean | {unlessNo: string};
  /** The only words allowed. */
  words: readonly string[] | undefined;
  /** Decimal places at the most. */
  scale: number | undefined;
  range: readonly [low: number, high: number] | undefined;
  /** Names a customer, who may be known by another name than the one that was delivered. */
  isCustomer: boolean;
}

class FieldBuilder implements Field {
  readonly kind: FieldKind;
  readonly sqlType: string;
  readonly required: boolean;
  readonly personal: Field['personal'];
  readonly words: readonly string[] | undefined;
  readonly scale: number | undefined;
  readonly range: readonly [number, number] | undefined;
  readonly isCustomer: boolean;

  constructor(field: Partial<Field> & Pick<Field, 'kind' | 'sqlType'>) {
    this.kind = field.kind;
    this.sqlType = field.sqlType;
    this.required = field.required ?? true;
    this.personal = field.personal ?? false;
    this.words = field.words;
    this.scale = field.scale;
    this.range = field.range;
    this.isCustomer = field.isCustomer ?? false;
  }

  /** A row without this value is fine. */
  nullable(): FieldBuilder {
    return new FieldBuilder({...this, required: false});
  }
}

/** A durable name that the source gives to a thing, kept as text: leading zeros count. */
export const id = () => new FieldBuilder({kind: 'text', sqlType: 'VARCHAR'});

/** The durable name of a customer, in an entity that says something of customers. */
export const customer = () =>
  new FieldBuilder({kind: 'text', sqlType: 'VARCHAR', isCustomer: true});

/** Whether a value is a customer's number: of another one, or of the customer that a row is about. */
export const namesCustomer = (column: string, {isCustomer}: Field): boolean =>
  isCustomer || column === 'customer_id';

export const text = (options: {personal?: Field['personal']} = {}) =>
  new FieldBuilder({kind: 'text', sqlType: 'VARCHAR', ...options});

/** One of a few words that models rely on; sources map theirs to these. */
export const oneOf = (...words: string[]) =>
  new FieldBuilder({kind: 'text', sqlType: 'VARCHAR', words});

export const integer = (range?: readonly [number, number]) =>
  new FieldBuilder({kind: 'integer', sqlType: 'BIGINT', range});

/** An amount of money, to a hundredth of a cent. */
export const money = () => new FieldBuilder({kind: 'decimal', sqlType: 'DECIMAL(18,4)', scale: 4});

/** A quantity, duration or share. */
export const quantity = (range?: readonly [number, number]) =>
  new FieldBuilder({kind: 'decimal', sqlType: 'DECIMAL(18,4)', scale: 4, range});

/** A factor such as an exchange rate. */
export const rate = (range?: readonly [number, number]) =>
  new FieldBuilder({kind: 'decimal', sqlType: 'DECIMAL(18,8)', scale: 8, range});

export const day = () => new FieldBuilder({kind: 'day', sqlType: 'DATE'});

/** Wall-clock time in the company's time zone. */
export const moment = () => new FieldBuilder({kind: 'moment', sqlType: 'TIMESTAMP'});

export const yesNo = () => new FieldBuilder({kind: 'yes_no', sqlType: 'BOOLEAN'});

/** A number with so many decimal places; 18 digits in all, because wider ones are cast slowly. */
const decimal = (scale: number) =>
  new FieldBuilder({kind: 'decimal', sqlType: `DECIMAL(18,${scale})`, scale});

const sourceFields: Record<FieldKind, (scale: number) => FieldBuilder> = {
  text: () => text(),
  integer: () => integer(),
  decimal,
  double: () => new FieldBuilder({kind: 'double', sqlType: 'DOUBLE'}),
  day,
  moment,
  instant: () => new FieldBuilder({kind: 'instant', sqlType: 'TIMESTAMP'}),
  yes_no: yesNo,
};

/** The field of a source's own column, as `types` in sources.yaml declares it. */
export const sourceField = (kind: FieldKind, scale = 4): Field =>
  sourceFields[kind](scale).nullable();
