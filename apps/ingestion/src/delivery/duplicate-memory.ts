/** Words of 32 bits in an event id. */
const WORDS = 4;

/** Memory one remembered id takes: its words, and four table slots (the table is at most half full). */
export const BYTES_PER_ID = WORDS * 4 + 4 * 4;

/** How many ids some memory holds, at least one. */
export function capacityOf(bytes: number): number {
  return Math.max(1, Math.floor(bytes / BYTES_PER_ID));
}

/**
 * The last event ids of one partition, in a fixed amount of memory: a ring of ids and a hash table with linear probing
 * over it. When the ring is full the oldest id is forgotten. No object is made per id.
 */
export class DuplicateMemory {
  readonly #ring: Uint32Array;
  readonly #slots: Int32Array;
  readonly #mask: number;
  readonly #capacity: number;
  /** Ids come from producers: without a seed of our own they could be chosen to share one slot. */
  readonly #seed = Math.floor(Math.random() * 0x100000000);
  #next = 0;
  #size = 0;

  /** @param bytes memory to use, at least that of one id. */
  constructor(bytes: number) {
    this.#capacity = capacityOf(bytes);
    const slots = 2 ** Math.ceil(Math.log2(this.#capacity * 2));
    this.#ring = new Uint32Array(this.#capacity * WORDS);
    this.#slots = new Int32Array(slots);
    this.#mask = slots - 1;
  }

  /** How many ids it can hold. */
  get capacity(): number {
    return this.#capacity;
  }

  /** How many ids it holds. */
  get size(): number {
    return this.#size;
  }

  /** The newest ids it holds, in other memory: as many as fit. This one must not be used any more. */
  moved(bytes: number): DuplicateMemory {
    const to = new DuplicateMemory(bytes);
    const count = Math.min(this.#size, to.#capacity);
    for (let age = count; age > 0; age -= 1) {
      const at = ((this.#next - age + this.#capacity) % this.#capacity) * WORDS;
      const ring = this.#ring;
      to.add(ring[at] ?? 0, ring[at + 1] ?? 0, ring[at + 2] ?? 0, ring[at + 3] ?? 0);
    }
    return to;
  }

  clear(): void {
    this.#slots.fill(0);
    this.#next = 0;
    this.#size = 0;
  }

  has(a: number, b: number, c: number, d: number): boolean {
    return this.#slots[this.#slotOf(a, b, c, d)] !== 0;
  }

  /** Remembers an id. @returns false when it was known already; then nothing changes. */
  add(a: number, b: number, c: number, d: number): boolean {
    if (this.has(a, b, c, d)) return false;
    if (this.#size === this.#capacity) this.#forget(this.#next);
    else this.#size += 1;
    // Looked up only now: forgetting moves slots.
    const slot = this.#slotOf(a, b, c, d);
    const at = this.#next * WORDS;
    this.#ring[at] = a;
    this.#ring[at + 1] = b;
    this.#ring[at + 2] = c;
    this.#ring[at + 3] = d;
    this.#slots[slot] = this.#next + 1;
    this.#next = (this.#next + 1) % this.#capacity;
    return true;
  }

  /** The slot that holds the id, or the empty one where it belongs. */
  #slotOf(a: number, b: number, c: number, d: number): number {
    let slot = this.#home(a, b, c, d);
    for (;;) {
      const entry = this.#slots[slot] ?? 0;
      if (entry === 0) return slot;
      const at = (entry - 1) * WORDS;
      const ring = this.#ring;
      if (ring[at] === a && ring[at + 1] === b && ring[at + 2] === c && ring[at + 3] === d) return slot;
      slot = (slot + 1) & this.#mask;
    }
  }

  #home(a: number, b: number, c: number, d: number): number {
    let hash = Math.imul(a ^ this.#seed, 0x9e3779b1);
    hash = Math.imul((hash ^ (hash >>> 15) ^ b) | 0, 0x85ebca77);
    hash = Math.imul((hash ^ (hash >>> 13) ^ c) | 0, 0xc2b2ae3d);
    hash = Math.imul((hash ^ (hash >>> 16) ^ d) | 0, 0x27d4eb2f);
    return (hash ^ (hash >>> 15)) & this.#mask;
  }

  #homeOf(index: number): number {
    const at = index * WORDS;
    const ring = this.#ring;
    return this.#home(ring[at] ?? 0, ring[at + 1] ?? 0, ring[at + 2] ?? 0, ring[at + 3] ?? 0);
  }

  /** Takes an id out and closes the gap, so that probing never has to step over graves (Knuth, TAOCP 3, 6.4 R). */
  #forget(index: number): void {
    const at = index * WORDS;
    const ring = this.#ring;
    let hole = this.#slotOf(ring[at] ?? 0, ring[at + 1] ?? 0, ring[at + 2] ?? 0, ring[at + 3] ?? 0);
    let slot = hole;
    for (;;) {
      this.#slots[hole] = 0;
      for (;;) {
        slot = (slot + 1) & this.#mask;
        const entry = this.#slots[slot] ?? 0;
        if (entry === 0) return;
        const home = this.#homeOf(entry - 1);
        // An entry may fill the hole unless its home lies cyclically behind the hole.
        const staysPut = hole <= slot ? hole < home && home <= slot : hole < home || home <= slot;
        if (!staysPut) break;
      }
      this.#slots[hole] = this.#slots[slot] ?? 0;
      hole = slot;
    }
  }
}
