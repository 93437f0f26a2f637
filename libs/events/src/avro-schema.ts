/** An Avro schema as JSON: the name of a type, a union, or a definition. */
export type AvroSchema = string | readonly AvroSchema[] | AvroObject;

/** A definition in an Avro schema: a named type, an array, a map, or a primitive with attributes. */
export interface AvroObject {
  readonly type: AvroSchema;
  readonly name?: string;
  readonly namespace?: string;
  readonly doc?: string;
  readonly aliases?: readonly string[];
  readonly fields?: readonly AvroField[];
  readonly symbols?: readonly string[];
  readonly items?: AvroSchema;
  readonly values?: AvroSchema;
  readonly size?: number;
  readonly logicalType?: string;
  readonly default?: unknown;
  readonly [attribute: string]: unknown;
}

/** A field of an Avro record. `pii: true` marks personal data. */
export interface AvroField {
  readonly name: string;
  readonly type: AvroSchema;
  readonly doc?: string;
  readonly aliases?: readonly string[];
  readonly default?: unknown;
  readonly pii?: boolean;
  readonly [attribute: string]: unknown;
}

/** An Avro record: what every action is. */
export interface AvroRecord extends AvroObject {
  readonly type: 'record';
  readonly name: string;
  readonly fields: readonly AvroField[];
}
