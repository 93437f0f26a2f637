/** Ways in which bytes are not a value of the schema. */
export const MALFORMED = [
  'the value ends too early',
  'a number is longer than 64 bits',
  'a number does not fit an int',
  'a length or count is negative or too large',
  'a union has no such branch',
  'an enum has no such symbol',
  'a boolean is neither 0 nor 1',
  'a string is not UTF-8',
] as const;

export const CUT_SHORT = 0;
export const TOO_MANY_BITS = 1;
export const NO_INT = 2;
export const BAD_LENGTH = 3;
export const BAD_BRANCH = 4;
export const BAD_SYMBOL = 5;
export const BAD_BOOLEAN = 6;
export const BAD_UTF8 = 7;

/** Ways in which a value breaks the rules of the contract. */
export const BROKEN_RULES = [
  'is empty',
  'is longer than allowed',
  'is not a UUID',
  'is not between 1970-01-01 and 2200-01-01',
  'is negative',
  'is beyond 2^53 - 1',
  'is not a finite number',
  'is not a date',
  'has more entries than allowed',
  'has a key twice',
  'has, with the fields before it, more text than allowed',
] as const;

export const EMPTY = 0;
export const TOO_LONG = 1;
export const NO_UUID = 2;
export const OUT_OF_RANGE = 3;
export const NEGATIVE = 4;
export const UNSAFE = 5;
export const NOT_FINITE = 6;
export const NO_DATE = 7;
export const TOO_MANY = 8;
export const KEY_TWICE = 9;
export const TOO_MUCH = 10;
