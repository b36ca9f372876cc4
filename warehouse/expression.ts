import type {Connection} from './database.ts';
import {identifier} from './sql.ts';

/** Something that a rule of the company may not say; the message says what it is. */
export class WrongExpression extends Error {}

/** What an expression is for: to be added up, or to be true or not. */
export type ExpressionKind = 'number' | 'condition';

/** What a column holds that can neither be added up nor be true or not. */
export type ColumnKind = 'text' | 'a day' | 'a time';

type Node = Record<string, unknown>;

/**
 * The SQL of an expression that stands in a company's settings. DuckDB's own parser reads it, every
 * node of its tree must be known here, and what runs is written anew from the tree: the text itself
 * never is. Numbers are DECIMAL(18, 4), a condition among numbers is 1 or 0, and a product or a
 * quotient is rounded to four digits; dividing by nothing gives NULL.
 * Throws WrongExpression where it says anything else than sums, conditions and columns it may name,
 * or where one of the `kinds` stands for a number, or for what is true or not.
 */
export async function expressionSql(
  db: Connection,
  text: string,
  kind: ExpressionKind,
  columns: readonly string[],
  kinds: ReadonlyMap<string, ColumnKind> = new Map(),
): Promise<string> {
  const node = await parsed(db, text);
  const {number, condition} = writers(columns, kinds);
  return kind === 'number' ? number(node) : condition(node);
}

async function parsed(db: Connection, text: string): Promise<Node> {
  const [row] = await db.rows<{tree: string}>(
    `select json_serialize_sql(cast($1 as varchar), skip_null := true, skip_empty := true) as tree`,
    [`select ${text}`],
  );
  const tree = JSON.parse(row!.tree);
  if (tree.error) throw new WrongExpression(`it cannot be read: ${tree.error_message}`);
  const {select_list: list, from_table: from, ...rest} = tree.statements[0]?.node ?? {};
  const isMore = ['where_clause', 'group_expressions', 'having', 'qualify', 'modifiers', 'sample'];
  if (
    tree.statements.length !== 1 ||
    list?.length !== 1 ||
    from?.type !== 'EMPTY' ||
    list[0].alias ||
    isMore.some(each => rest[each] !== undefined && Object.keys(rest[each]).length > 0)
  ) {
    throw new WrongExpression('it is more than one expression');
  }
  return list[0];
}

const comparisons: Record<string, string> = {
  COMPARE_EQUAL: '=',
  COMPARE_NOTEQUAL: '<>',
  COMPARE_LESSTHAN: '<',
  COMPARE_GREATERTHAN: '>',
  COMPARE_LESSTHANOREQUALTO: '<=',
  COMPARE_GREATERTHANOREQUALTO: '>=',
};

const rounded = (sql: string) => `cast(${sql} as decimal(18, 4))`;

const arithmetic: Record<string, (left: string, right: string) => string> = {
  '+': (left, right) => rounded(`${left} + ${right}`),
  '-': (left, right) => rounded(`${left} - ${right}`),
  '*': (left, right) => rounded(`${left} * ${right}`),
  '/': (left, right) => rounded(`cast(${left} as double) / nullif(cast(${right} as double), 0)`),
};

const functions = ['abs', 'floor', 'ceil', 'round', 'least', 'greatest'];

function writers(columns: readonly string[], kinds: ReadonlyMap<string, ColumnKind>) {
  const column = ({column_names: names}: Node): string => {
    const [name, ...more] = names as string[];
    if (more.length === 0 && name && columns.includes(name)) return identifier(name);
    throw new WrongExpression(
      `there is no column "${(names as string[]).join('.')}"; there are ${columns.join(', ')}`,
    );
  };

  const columnAs = (node: Node, what: string): string => {
    const name = column(node);
    const kind = kinds.get(String((node.column_names as string[])[0]));
    if (kind)
      throw new WrongExpression(`${(node.column_names as string[])[0]} is ${kind}, not ${what}`);
    return name;
  };

  const number = (node: Node): string => {
    const children = (node.children ?? []) as Node[];
    const name = String(node.function_name);
    if (node.class === 'COLUMN_REF') return rounded(columnAs(node, 'a number'));
    if (node.class === 'CONSTANT') return rounded(numeral(node));
    if (node.class === 'FUNCTION' && arithmetic[name] && children.length === 2)
      return arithmetic[name](number(children[0]!), number(children[1]!));
    if (node.class === 'FUNCTION' && name === '-' && children.length === 1)
      return rounded(`-${number(children[0]!)}`);
    if (node.class === 'FUNCTION' && functions.includes(name) && children.length > 0)
      return rounded(`${name}(${children.map(number).join(', ')})`);
    if (node.type === 'OPERATOR_COALESCE') return `coalesce(${children.map(number).join(', ')})`;
    if (node.class === 'CASE') return cases(node);
    return `case when ${condition(node)} then 1.0000 else 0.0000 end`;
  };

  const cases = ({case_checks: checks, else_expr: otherwise}: Node): string => {
    const whens = (checks as {when_expr: Node; then_expr: Node}[]).map(
      each => `when ${condition(each.when_expr)} then ${number(each.then_expr)}`,
    );
    const isNull = ((otherwise as Node).value as Node | undefined)?.is_null;
    return `case ${whens.join(' ')}${isNull ? '' : ` else ${number(otherwise as Node)}`} end`;
  };

  const condition = (node: Node): string => {
    const children = (node.children ?? []) as Node[];
    switch (node.type) {
      case 'COLUMN_REF':
        return columnAs(node, 'true or false');
      case 'CONJUNCTION_AND':
      case 'CONJUNCTION_OR':
        return `(${children.map(condition).join(node.type === 'CONJUNCTION_AND' ? ' and ' : ' or ')})`;
      case 'OPERATOR_NOT':
        return `(not ${condition(children[0]!)})`;
      case 'OPERATOR_IS_NULL':
        return `(${value(children[0]!)} is null)`;
      case 'OPERATOR_IS_NOT_NULL':
        return `(${value(children[0]!)} is not null)`;
      case 'COMPARE_IN':
      case 'COMPARE_NOT_IN': {
        const [one, ...others] = children.map(value);
        return `(${one}${node.type === 'COMPARE_IN' ? '' : ' not'} in (${others.join(', ')}))`;
      }
      case 'COMPARE_BETWEEN':
      case 'COMPARE_NOT_BETWEEN': {
        const between = `${value(node.lower as Node)} and ${value(node.upper as Node)}`;
        const not = node.type === 'COMPARE_BETWEEN' ? '' : ' not';
        return `(${value(node.input as Node)}${not} between ${between})`;
      }
    }
    const sign = comparisons[String(node.type)];
    if (node.class === 'COMPARISON' && sign)
      return `(${value(node.left as Node)} ${sign} ${value(node.right as Node)})`;
    if (isTruth(node)) return truth(node);
    throw new WrongExpression(`it may not say ${said(node)}`);
  };

  /** What is compared keeps its own type. */
  const value = (node: Node): string => {
    if (node.class === 'COLUMN_REF') return column(node);
    if (isTruth(node)) return truth(node);
    if (node.class !== 'CONSTANT') return number(node);
    const {type, value: constant} = node.value as {type: {id: string}; value: unknown};
    return type.id === 'VARCHAR' ? `'${String(constant).replaceAll("'", "''")}'` : numeral(node);
  };

  return {number, condition};
}

/** `true` comes out of the parser as a text that is cast. */
const isTruth = (node: Node) =>
  node.class === 'CAST' && (node.cast_type as Node | undefined)?.id === 'BOOLEAN';

const truth = (node: Node) =>
  ((node.child as Node).value as Node).value === 't' ? 'true' : 'false';

const largest = 99_999_999_999_999;

function numeral({value: constant}: Node): string {
  const {
    type,
    value,
    is_null: isNull,
  } = constant as {
    type: {id: string; type_info?: {scale?: number}};
    value: unknown;
    is_null: boolean;
  };
  if (isNull) return 'null';
  if (typeof value !== 'number' || type.id === 'VARCHAR')
    throw new WrongExpression(`"${value}" is no number`);
  const scale = type.type_info?.scale ?? 0;
  if (Math.abs(value / 10 ** scale) > largest)
    throw new WrongExpression('it has a number above 99,999,999,999,999, which nothing can be');
  return (value / 10 ** scale).toFixed(Math.max(scale, type.id === 'DOUBLE' ? 4 : 0));
}

const said = (node: Node) =>
  node.class === 'FUNCTION' ? `${node.function_name}()` : String(node.type).toLowerCase();
