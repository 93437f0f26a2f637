/** Tenants; number 0 has a fifth of all events, the others less and less. */
export const TENANTS = 1_000;
/** Events of one ticket, or of one agent's working day. */
export const EVENTS_OF_A_GROUP = 16;
/** The year of the events; in its last days no new ticket begins, so that none ends beyond it. */
export const YEAR = { from: Date.UTC(2025, 0, 1), to: Date.UTC(2026, 0, 1) } as const;
/** Longest time from the first event of a group to its last, ms. */
export const LONGEST_MS = 6 * 24 * 3_600_000;
export const DEPARTMENTS = 12;
/** Agents of the largest tenant. */
export const MOST_AGENTS = 400;
export const CHANNELS = ['email', 'chat', 'phone', 'web'] as const;
export const PARTITIONS = 12;

/** Share of the events that the largest tenant has. */
const LARGEST = 0.2;

export function tenantId(tenant: number): string {
  return `tenant-${String(tenant).padStart(4, '0')}`;
}

/**
 * SQL that gives who and what a group of events is about, from its number `g`. Everything comes from hashes of numbers, so the same
 * numbers make the same events.
 * @param groups in all
 */
export function groupColumns(groups: number): string {
  const span = YEAR.to - YEAR.from - LONGEST_MS;
  return `cityHash64(g) AS hg, g % 8 = 0 AS is_shift,
    (hg % 1000000) / 1000000 AS u,
    if(u < ${LARGEST}, 0, 1 + toUInt32(floor(${TENANTS - 1} * pow((u - ${LARGEST}) / ${1 - LARGEST}, 3)))) AS tenant,
    if(tenant = 0, ${MOST_AGENTS}, 3 + toUInt32(160 / pow(greatest(tenant, 1), 0.67))) AS agents,
    concat('tenant-', leftPad(toString(tenant), 4, '0')) AS tenant_id,
    toUInt32(agents * pow((intDiv(hg, 11) % 10007) / 10007, 1.5)) AS agent,
    toUInt32(agents * pow((intDiv(hg, 13) % 10009) / 10009, 1.5)) AS other_agent,
    intDiv(hg, 17) % (agents * 500) AS contact,
    intDiv(hg, 19) % ${DEPARTMENTS} AS desk,
    transform(intDiv(hg, 23) % 20, range(0, 20), arrayMap(x -> multiIf(x < 11, 'email', x < 15, 'chat', x < 18, 'phone', 'web'), range(0, 20)), 'web') AS way,
    ['low', 'normal', 'normal', 'high'][1 + intDiv(hg, 29) % 4] AS priority,
    -- One group in fifty belongs to a ticket that is open for long and has many of them.
    if(intDiv(hg, 31) % 50 = 0, concat('L-', toString(intDiv(g, 2000))), concat('T-', toString(g))) AS ticket,
    ${YEAR.from} + toInt64(g * ${(span / groups).toFixed(6)}) AS begins,
    toInt64(if(is_shift, 8 * 3600000, ${LONGEST_MS - 3_600_000} * pow((intDiv(hg, 37) % 1000) / 1000, 3) + 600000)) AS lasts`;
}
