const EXAMPLES = 5;

/**
 * Fails when an id occurs more than once, naming some that do.
 *
 * @param ids anything that is equal as text when it is the same, e.g. event ids
 */
export function assertNoDuplicates(ids: Iterable<string | number | bigint>): void {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(String(id), (counts.get(String(id)) ?? 0) + 1);
  const repeated = [...counts].filter(([, count]) => count > 1);
  if (repeated.length === 0) return;
  fail(
    `${repeated.length} of ${counts.size} ids occur more than once`,
    repeated.map(([id, count]) => `${id} (${count} times)`),
  );
}

/**
 * Fails unless the offsets are exactly those from the lowest to the highest, each once, in any order: a gap is a lost
 * record and a repetition a doubled one.
 *
 * @param offsets Kafka offsets of one partition, as numbers, bigints or decimal text
 * @param from the first offset that must be there; by default the lowest that is
 */
export function assertContiguous(offsets: Iterable<string | number | bigint>, from?: number | bigint): void {
  const sorted = [...offsets].map(BigInt).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  assertNoDuplicates(sorted);
  let expected = from === undefined ? sorted[0] : BigInt(from);
  const gaps: string[] = [];
  for (const offset of sorted) {
    if (expected !== undefined && offset !== expected) gaps.push(`${expected} expected, ${offset} found`);
    expected = offset + 1n;
  }
  if (gaps.length > 0) fail(`${gaps.length} gaps in ${sorted.length} offsets`, gaps);
}

/**
 * Fails unless both sides hold the same ids, each equally often: nothing acknowledged is missing from what is stored, and
 * nothing is stored that nobody sent.
 */
export function assertSameIds(stored: Iterable<string>, acknowledged: Iterable<string>): void {
  const surplus = new Map<string, number>();
  for (const id of stored) surplus.set(id, (surplus.get(id) ?? 0) + 1);
  for (const id of acknowledged) surplus.set(id, (surplus.get(id) ?? 0) - 1);
  const wrong = [...surplus].filter(([, count]) => count !== 0);
  const missing = wrong.filter(([, count]) => count < 0).length;
  if (wrong.length === 0) return;
  fail(
    `${missing} ids are missing, ${wrong.length - missing} are too many`,
    wrong.map(([id, count]) => `${id} ${count < 0 ? 'missing' : 'too many'}`),
  );
}

function fail(summary: string, examples: string[]): never {
  const shown = examples.slice(0, EXAMPLES).join('; ');
  throw new Error(`${summary}: ${shown}${examples.length > EXAMPLES ? '; …' : ''}`);
}
