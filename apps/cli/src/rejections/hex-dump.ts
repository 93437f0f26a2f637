const WIDTH = 16;

/** Bytes as people read them: place, hex, and the letters among them. */
export function hexDump(bytes: Buffer): string[] {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += WIDTH) {
    const some = bytes.subarray(at, at + WIDTH);
    const hex = [...some].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const letters = [...some].map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
    lines.push(`${at.toString(16).padStart(6, '0')}  ${hex.padEnd(WIDTH * 3 - 1)}  ${letters}`);
  }
  return lines;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Bytes as text when they are UTF-8, else as hex. */
export function textOrHex(bytes: Buffer): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    return `0x${bytes.toString('hex')}`;
  }
}
