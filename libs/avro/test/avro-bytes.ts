/** Writes Avro, one value at a time. Knows nothing of schemas, so that it cannot share a mistake about them. */
export const avroBytes = {
  long: (value: bigint | number): Buffer => {
    const wide = BigInt(value);
    let rest = BigInt.asUintN(64, (wide << 1n) ^ (wide >> 63n));
    const bytes: number[] = [];
    do {
      const low = Number(rest & 127n);
      rest >>= 7n;
      bytes.push(rest === 0n ? low : low | 128);
    } while (rest > 0n);
    return Buffer.from(bytes);
  },

  /** A number with more bytes than it needs, which Avro does not forbid. */
  longPadded: (value: bigint | number, length: number): Buffer => {
    const bytes = [...avroBytes.long(value)];
    while (bytes.length < length) {
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) | 128;
      bytes.push(0);
    }
    return Buffer.from(bytes);
  },

  bytes: (value: Buffer): Buffer => {
    return Buffer.concat([avroBytes.long(value.length), value]);
  },

  string: (value: string): Buffer => {
    return avroBytes.bytes(Buffer.from(value, 'utf8'));
  },

  float: (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeFloatLE(value);
    return bytes;
  },

  double: (value: number): Buffer => {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(value);
    return bytes;
  },

  /** Items in blocks; a block told to be sized has a negative count and its size in bytes. */
  blocks: (blocks: readonly { readonly items: readonly Buffer[]; readonly sized: boolean }[]): Buffer => {
    const written = blocks
      .filter(({ items }) => items.length > 0)
      .map(({ items, sized }) => {
        const body = Buffer.concat(items);
        const count = sized
          ? [avroBytes.long(-items.length), avroBytes.long(body.length)]
          : [avroBytes.long(items.length)];
        return Buffer.concat([...count, body]);
      });
    return Buffer.concat([...written, avroBytes.long(0)]);
  },
};
