import { type AvroSchema } from '@docket/events';
import { type TimeReader } from '../time/time-reader.js';

/** Text to a value of one Avro type. @throws {Error} that says why the text is none. */
export type ScalarReader = (text: string) => unknown;

/** The reader of a scalar type; undefined for types that are not filled from one text. */
export function scalarReader(
  type: string,
  logicalType: unknown,
  symbols: readonly string[],
  readTime: TimeReader,
): ScalarReader | undefined {
  if (logicalType === 'timestamp-millis') return readTime;
  switch (type) {
    case 'string':
      return (text) => text;
    case 'enum':
      return (text) => symbol(text, symbols);
    case 'int':
    case 'long':
      return wholeNumber;
    case 'float':
    case 'double':
      return decimalNumber;
    case 'boolean':
      return truth;
    default:
      return undefined;
  }
}

/** A type as people call it, for errors. */
export function typeName(schema: AvroSchema): string {
  if (typeof schema === 'string') return schema;
  return 'type' in schema && typeof schema.type === 'string' ? schema.type : 'union';
}

function symbol(text: string, symbols: readonly string[]): string {
  if (symbols.includes(text)) return text;
  throw new Error(`"${text}" is none of ${symbols.join(', ')}; a value table can translate it`);
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (/^[+-]?\d+$/.test(text) && Number.isSafeInteger(number)) return number;
  throw new Error(`"${text}" is not a whole number`);
}

function decimalNumber(text: string): number {
  const number = Number(text);
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) && Number.isFinite(number)) return number;
  throw new Error(`"${text}" is not a number`);
}

const TRUTH: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['0', false],
]);

function truth(text: string): boolean {
  const value = TRUTH.get(text.toLowerCase());
  if (value === undefined) throw new Error(`"${text}" is none of true, false, yes, no, 1, 0`);
  return value;
}
