const ID_BYTES = 16;
const WORD = 4;
const FIRST_SLOTS = 4_096;
const OFFSETS_PER_PARTITION = 2 ** 40;

/** The first place of each event id: a hash table over plain memory, 24 bytes a slot, at most half full. */
export class IdTable {
  #slots = FIRST_SLOTS;
  #ids = Buffer.alloc(FIRST_SLOTS * ID_BYTES);
  /** Place plus one; 0 is free. */
  #places = new Float64Array(FIRST_SLOTS);
  #count = 0;

  /** @returns the earlier place when the id was there, as `<partition>/<offset>`; then nothing changes */
  add(id: Buffer, partition: number, offset: number): string | undefined {
    if (this.#count * 2 >= this.#slots) this.#grow();
    const slot = this.#slotOf(id);
    const earlier = this.#places[slot] ?? 0;
    if (earlier > 0) return textOf(earlier - 1);
    this.#put(slot, id, partition * OFFSETS_PER_PARTITION + offset + 1);
    return undefined;
  }

  has(id: Buffer): boolean {
    return (this.#places[this.#slotOf(id)] ?? 0) > 0;
  }

  /** The slot that holds the id, or the free one where it belongs. */
  #slotOf(id: Buffer): number {
    let slot = hashOf(id) % this.#slots;
    while ((this.#places[slot] ?? 0) > 0 && id.compare(this.#ids, slot * ID_BYTES, (slot + 1) * ID_BYTES) !== 0) {
      slot = (slot + 1) % this.#slots;
    }
    return slot;
  }

  #put(slot: number, id: Buffer, place: number): void {
    id.copy(this.#ids, slot * ID_BYTES);
    this.#places[slot] = place;
    this.#count += 1;
  }

  #grow(): void {
    const [ids, places] = [this.#ids, this.#places];
    this.#slots *= 2;
    this.#ids = Buffer.alloc(this.#slots * ID_BYTES);
    this.#places = new Float64Array(this.#slots);
    this.#count = 0;
    for (const [at, place] of places.entries()) {
      if (place === 0) continue;
      const id = ids.subarray(at * ID_BYTES, (at + 1) * ID_BYTES);
      this.#put(this.#slotOf(id), id, place);
    }
  }
}

/** Every bit of the id moves every bit of the result: ids may differ in a few digits only. */
function hashOf(id: Buffer): number {
  let hash = 0;
  for (let at = 0; at < ID_BYTES; at += WORD) {
    hash = Math.imul(hash ^ id.readUInt32LE(at), 0x85ebca6b);
    hash ^= hash >>> 13;
    hash = Math.imul(hash, 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash >>> 0;
}

function textOf(place: number): string {
  return `${Math.floor(place / OFFSETS_PER_PARTITION)}/${place % OFFSETS_PER_PARTITION}`;
}
