/** Confluent wire format: one zero byte, the schema id as an unsigned 32-bit big-endian number, the Avro body. */
export const WIRE_MAGIC = 0;

/** Bytes in front of the Avro body. */
export const WIRE_HEADER_BYTES = 5;

/**
 * The schema id a record's value names.
 *
 * @returns undefined when the value is too short or does not start with the magic byte: not this wire format.
 */
export function readSchemaId(value: Buffer): number | undefined {
  return readSchemaIdAt(value, 0, value.length);
}

/** The same for a value that lies among others. */
export function readSchemaIdAt(bytes: Buffer, start: number, length: number): number | undefined {
  if (length < WIRE_HEADER_BYTES || bytes[start] !== WIRE_MAGIC) return undefined;
  return bytes.readUInt32BE(start + 1);
}

/** Puts the wire header in front of an Avro body. The body is copied. */
export function encodeWire(schemaId: number, body: Buffer): Buffer {
  const value = Buffer.allocUnsafe(WIRE_HEADER_BYTES + body.length);
  value[0] = WIRE_MAGIC;
  value.writeUInt32BE(schemaId, 1);
  body.copy(value, WIRE_HEADER_BYTES);
  return value;
}
