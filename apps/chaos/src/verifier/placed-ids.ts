const ID_BYTES = 16;
const FIRST_CAPACITY = 1_024;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Event ids of one partition by offset, 24 bytes each, so that the verifier can hold those of millions of records at
 * once. An offset without a readable id is kept as the nil UUID, which no event has.
 */
export class PlacedIds {
  #offsets: Float64Array;
  #ids: Buffer;
  #count = 0;

  /** @param capacity room to begin with */
  constructor(capacity = FIRST_CAPACITY) {
    this.#offsets = new Float64Array(capacity);
    this.#ids = Buffer.alloc(capacity * ID_BYTES);
  }

  get count(): number {
    return this.#count;
  }

  /** Adds an offset, never below an earlier one. @param id undefined, or no UUID: nothing that could be stored */
  add(offset: number, id: string | undefined): void {
    if (this.#count === this.#offsets.length) this.#grow();
    const at = this.#count * ID_BYTES;
    this.#offsets[this.#count] = offset;
    if (id !== undefined && UUID.test(id)) this.#ids.write(id.replaceAll('-', ''), at, 'hex');
    else this.#ids.fill(0, at, at + ID_BYTES);
    this.#count += 1;
  }

  /** The offset at an index; infinite beyond the last, so that walks over several lists end by themselves. */
  offset(index: number): number {
    return index < this.#count ? (this.#offsets[index] ?? Infinity) : Infinity;
  }

  /** Whether there is an event id at an index. */
  has(index: number): boolean {
    const at = index * ID_BYTES;
    return this.#ids.readBigUInt64BE(at) !== 0n || this.#ids.readBigUInt64BE(at + 8) !== 0n;
  }

  /** The id's 16 bytes; not a copy. */
  bytes(index: number): Buffer {
    return this.#ids.subarray(index * ID_BYTES, (index + 1) * ID_BYTES);
  }

  /** For people. */
  text(index: number): string {
    if (!this.has(index)) return 'no event';
    const hex = this.bytes(index).toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }

  /** Index of the first entry with an offset; -1 when there is none. */
  indexOf(offset: number): number {
    let low = 0;
    let high = this.#count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.offset(middle) < offset) low = middle + 1;
      else high = middle;
    }
    return this.offset(low) === offset ? low : -1;
  }

  #grow(): void {
    const capacity = Math.max(1, this.#offsets.length * 2);
    const offsets = new Float64Array(capacity);
    offsets.set(this.#offsets);
    this.#offsets = offsets;
    this.#ids = Buffer.concat([this.#ids], capacity * ID_BYTES);
  }
}

/** The ids of a partition, made when they are first asked for. */
export function idsOf(of: Map<number, PlacedIds>, partition: number): PlacedIds {
  const ids = of.get(partition) ?? new PlacedIds();
  of.set(partition, ids);
  return ids;
}
