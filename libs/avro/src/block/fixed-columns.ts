// The columns are sent as they lie in memory, and Native is little-endian.
if (new Uint8Array(Uint32Array.of(1).buffer)[0] !== 1) throw new Error('Docket needs a little-endian machine');

const FIRST_ROWS = 256;
/** Rows whose memory is kept from batch to batch whatever was used. */
const KEEP_ROWS = 16_384;

/**
 * The columns with values of one size. The row is the index, so that taking a row back costs nothing here. 64-bit
 * numbers are pairs of 32-bit words, low word first, as Native has them.
 */
export class FixedColumns {
  capacity = FIRST_ROWS;
  /** Eight 16-bit words a row: the two halves of the UUID, of each the low word first. */
  eventId = new Uint16Array(8 * FIRST_ROWS);
  /** Pairs. */
  occurredAt = new Uint32Array(2 * FIRST_ROWS);
  sequence = new Uint32Array(2 * FIRST_ROWS);
  offset = new Uint32Array(2 * FIRST_ROWS);
  appendedAt = new Uint32Array(2 * FIRST_ROWS);
  /** How many labels and details there are up to and with the row: what Native stores of a map column. Pairs. */
  labelEnds = new Uint32Array(2 * FIRST_ROWS);
  detailEnds = new Uint32Array(2 * FIRST_ROWS);
  /** Single words. */
  schemaId = new Uint32Array(FIRST_ROWS);
  partition = new Uint32Array(FIRST_ROWS);

  /** Doubles the room, keeping what is there. */
  grow(): void {
    this.#resize(this.capacity * 2, this.capacity);
  }

  /** @param rows how many the last batch used. */
  reset(rows: number): void {
    if (this.capacity > KEEP_ROWS && rows < this.capacity / 4) this.#resize(KEEP_ROWS, 0);
  }

  #resize(capacity: number, keep: number): void {
    const eventId = new Uint16Array(8 * capacity);
    eventId.set(this.eventId.subarray(0, 8 * keep));
    this.eventId = eventId;
    this.occurredAt = resized(this.occurredAt, 2 * capacity, 2 * keep);
    this.sequence = resized(this.sequence, 2 * capacity, 2 * keep);
    this.offset = resized(this.offset, 2 * capacity, 2 * keep);
    this.appendedAt = resized(this.appendedAt, 2 * capacity, 2 * keep);
    this.labelEnds = resized(this.labelEnds, 2 * capacity, 2 * keep);
    this.detailEnds = resized(this.detailEnds, 2 * capacity, 2 * keep);
    this.schemaId = resized(this.schemaId, capacity, keep);
    this.partition = resized(this.partition, capacity, keep);
    this.capacity = capacity;
  }
}

function resized(words: Uint32Array<ArrayBuffer>, length: number, keep: number): Uint32Array<ArrayBuffer> {
  const result = new Uint32Array(length);
  result.set(words.subarray(0, keep));
  return result;
}

/** Writes a whole number of up to 53 bits, in two's complement when negative, as the pair at `row`. */
export function setPair(words: Uint32Array, row: number, value: number): void {
  words[2 * row] = value >>> 0;
  words[2 * row + 1] = Math.floor(value / 0x1_0000_0000) >>> 0;
}

/** The pair at `row` as a number; exact for what {@link setPair} wrote. */
export function getPair(words: Uint32Array, row: number): number {
  return ((words[2 * row + 1] ?? 0) | 0) * 0x1_0000_0000 + (words[2 * row] ?? 0);
}
