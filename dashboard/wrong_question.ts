import {z} from 'zod';
import type {Messages} from '../company/messages/index.ts';

interface WrongParameter {
  parameter: string;
  value: string;
  /** A sentence on what would be possible, in the language of the page. */
  possible: (words: Messages) => string;
}

/** The address asks for something that does not exist. */
export class WrongQuestion extends Error {
  readonly parameters: WrongParameter[];

  constructor(parameters: WrongParameter[]) {
    super(parameters.map(({parameter, value}) => `${parameter} is "${value}"`).join(', '));
    this.name = 'WrongQuestion';
    this.parameters = parameters;
  }
}

/** The page's question in the address; throws a WrongQuestion that says what would be possible. */
export function questionIn<T extends z.ZodObject>(
  schema: T,
  query: Record<string, unknown>,
): z.output<T> {
  const parsed = schema.safeParse(query);
  if (parsed.success) return parsed.data;
  throw new WrongQuestion(
    parsed.error.issues.flatMap(issue => {
      const names = issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0])];
      return names.map(parameter => ({
        parameter,
        value: String(query[parameter]),
        possible: words => possibleFor(words, parameter, schema.shape),
      })) satisfies WrongParameter[];
    }),
  );
}

function possibleFor(
  {allowed, error}: Messages,
  parameter: string,
  shape: Record<string, z.ZodType>,
): string {
  const schema = shape[parameter];
  if (!schema) return allowed.nothing(Object.keys(shape).join(', '));
  const values = valuesOf(schema);
  if (values) return error.expected(allowed.oneOf(values));
  const listed = {...allowed, month: allowed.aMonth} as Record<string, unknown>;
  return error.expected(String(listed[parameter]));
}

/** What a parameter can be, where that can be counted: the schema says so itself. */
export function valuesOf(schema: z.ZodType): string[] | undefined {
  if (schema instanceof z.ZodEnum) return schema.options.map(String);
  if (schema instanceof z.ZodLiteral) return [...schema.values].map(String);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return valuesOf(schema.unwrap() as z.ZodType);
  return schema instanceof z.ZodPipe ? valuesOf(schema.in as z.ZodType) : undefined;
}

/** The month is well written, but not one of those that there are. */
export function unknownMonth(month: string, months: readonly string[]): WrongQuestion {
  const [from = '', to = ''] = [months[0]?.slice(0, 7), months.at(-1)?.slice(0, 7)];
  const possible = ({allowed, error, scorecard}: Messages) =>
    months.length > 0 ? error.expected(allowed.month(from, to)) : scorecard.empty;
  return new WrongQuestion([{parameter: 'month', value: month.slice(0, 7), possible}]);
}
