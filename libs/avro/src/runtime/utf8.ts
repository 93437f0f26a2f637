/**
 * Whether bytes are UTF-8 as the Unicode standard has it: no overlong forms, no surrogates, nothing above U+10FFFF.
 * ClickHouse takes whatever comes, so this is the only check.
 */
export function isUtf8(bytes: Uint8Array, from: number, to: number): boolean {
  let at = from;
  while (at < to) {
    const lead = bytes[at++] as number;
    if (lead < 0x80) continue;
    const more = continuations(lead);
    if (more === 0 || at + more > to) return false;
    const second = bytes[at] as number;
    if (second < lowestSecond(lead) || second > highestSecond(lead)) return false;
    for (let i = 1; i < more; i++) {
      if (((bytes[at + i] as number) & 0xc0) !== 0x80) return false;
    }
    at += more;
  }
  return true;
}

function continuations(lead: number): number {
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return 1;
  if (lead < 0xf0) return 2;
  return lead < 0xf5 ? 3 : 0;
}

function lowestSecond(lead: number): number {
  // Below these a shorter form would do.
  if (lead === 0xe0) return 0xa0;
  return lead === 0xf0 ? 0x90 : 0x80;
}

function highestSecond(lead: number): number {
  // Above these lie the surrogates and what is no code point.
  if (lead === 0xed) return 0x9f;
  return lead === 0xf4 ? 0x8f : 0xbf;
}

/** Code points in bytes that are UTF-8. */
export function countCodePoints(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    if (((bytes[at] as number) & 0xc0) !== 0x80) count++;
  }
  return count;
}
