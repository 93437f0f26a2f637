import { isIP } from 'node:net';
import { z } from 'zod';
import { anyCondition, type BoundConditions, joinConditions } from './bound-conditions.js';
import { sortTerms } from './term-conditions.js';
import { type Term } from './terms.js';

const FORM = 'must be an IP address (192.0.2.7, 2001:db8::7) or a range in CIDR notation (192.0.2.0/24, 2001:db8::/32)';

/** An address or a range of addresses, of either version, as text. */
export const addressRange = z.string().refine(isAddressRange, { error: FORM });

function isAddressRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  // A zone (`fe80::1%eth0`) means something on one machine only.
  if (version === 0 || address.includes('%') || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

/**
 * Events whose address lies in any of the ranges, and in none of the negated ones. Addresses are compared as numbers of 128
 * bits: however one is written, and IPv4 also where it is mapped into IPv6. What is no address lies in no range.
 */
export function addressConditions(name: string, terms: readonly Term[]): BoundConditions {
  const { are, areNot, isPresent, isAbsent } = sortTerms(terms);
  const present = { sql: ["ip != ''"], params: {} };
  const absent = { sql: ["ip = ''"], params: {} };
  return joinConditions([
    anyCondition([...are.map((range, n) => within(range, `${name}_${n}`)), ...(isPresent ? [present] : [])]),
    ...areNot.map((range, n) => negated(within(range, `not_${name}_${n}`))),
    ...(isAbsent ? [absent] : []),
  ]);
}

function within(range: string, name: string): BoundConditions {
  const [address = '', bits] = range.split('/');
  const isV4 = isIP(address) === 4;
  const ends = `IPv6CIDRToRange(toIPv6({${name}: String}), {${name}_bits: UInt8})`;
  const stored = 'toIPv6OrNull(ip)';
  return {
    sql: [`ifNull(${stored} >= tupleElement(${ends}, 1) AND ${stored} <= tupleElement(${ends}, 2), 0)`],
    params: { [name]: address, [`${name}_bits`]: bits === undefined ? 128 : Number(bits) + (isV4 ? 96 : 0) },
  };
}

function negated({ sql, params }: BoundConditions): BoundConditions {
  return { sql: sql.map((condition) => `NOT (${condition})`), params };
}
