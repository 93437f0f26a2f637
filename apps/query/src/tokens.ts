/** Injection tokens. */
export const READER = Symbol('ClickHouseReader');
