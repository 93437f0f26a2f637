/** Every read of events begins with it; the value is bound by the access layer. */
export const OF_TENANT = 'tenant_id = {tenant_id: String}';

/** Events from one moment to before another, by placeholders of those names. */
export function during(from: string, to: string): string {
  return (
    `occurred_at >= fromUnixTimestamp64Milli({${from}: Int64}, 'UTC')` +
    ` AND occurred_at < fromUnixTimestamp64Milli({${to}: Int64}, 'UTC')`
  );
}
