// What projections may call. A list of what is allowed, because nobody can list all that depends on order, clock or chance.

/** Aggregate functions whose result depends on the set of rows alone, however they are ordered and grouped into batches. */
const AGGREGATES: ReadonlySet<string> = new Set([
  'count',
  'sum',
  'min',
  'max',
  'uniqExact',
  'groupUniqArray',
  'argMin',
  'argMax',
  'sumMap',
  'minMap',
  'maxMap',
  'groupBitAnd',
  'groupBitOr',
  'groupBitXor',
]);

/** The same for states that are merged without further ado. */
export const SIMPLE_STATES: ReadonlySet<string> = new Set([
  'sum',
  'min',
  'max',
  'groupUniqArrayArray',
  'groupBitAnd',
  'groupBitOr',
  'sumMap',
  'minMap',
  'maxMap',
]);

const COMBINATORS = ['If', 'OrNull', 'OrDefault', 'State', 'Merge', 'Array', 'SimpleState'];

/** Functions of one row. */
const SCALARS: ReadonlySet<string> = new Set([
  // conditions
  'if',
  'multiIf',
  'coalesce',
  'ifNull',
  'nullIf',
  'isNull',
  'isNotNull',
  'not',
  'has',
  'hasAny',
  'mapContains',
  // text
  'startsWith',
  'endsWith',
  'lower',
  'upper',
  'length',
  'substring',
  'position',
  'concat',
  'splitByChar',
  'empty',
  'notEmpty',
  // numbers, none of them with a decimal point
  'intDiv',
  'modulo',
  'abs',
  'least',
  'greatest',
  'toUInt8',
  'toUInt32',
  'toUInt64',
  'toInt64',
  'toUInt64OrZero',
  'toInt64OrZero',
  'toDecimal64OrZero',
  'toString',
  // time, always of an argument
  'toUnixTimestamp64Milli',
  'fromUnixTimestamp64Milli',
  'toDateTime64',
  'toDate32',
  'toYYYYMM',
  'toIntervalMillisecond',
  'dateDiff',
  // structure
  'tuple',
  'map',
  'array',
  'arrayMap',
  'arrayFilter',
  'arraySort',
  'arrayMin',
  'arrayMax',
  'arrayDistinct',
  'tupleElement',
  'JSONExtract',
  'JSONExtractString',
  'JSONExtractInt',
]);

/** Functions that pair rows; only where rows are finalised, over a window with a total order. */
const WINDOW_FUNCTIONS: ReadonlySet<string> = new Set(['leadInFrame', 'lagInFrame']);

/** The function without its combinators; undefined when it is none of those that are allowed. */
export function aggregateOf(name: string): string | undefined {
  if (AGGREGATES.has(name)) return name;
  const combinator = COMBINATORS.find((one) => name.endsWith(one) && name.length > one.length);
  return combinator === undefined ? undefined : aggregateOf(name.slice(0, -combinator.length));
}

export function isScalar(name: string): boolean {
  return SCALARS.has(name);
}

export function isWindowFunction(name: string): boolean {
  return WINDOW_FUNCTIONS.has(name);
}
