/** Where the page of a ticket is, for lists too long for the links of the router. */
export function ticketAddress(id: string, zone: string): string {
  const tz = zone === 'UTC' ? '' : `?${new URLSearchParams({ tz: zone }).toString()}`;
  return `/tickets/${encodeURIComponent(id)}${tz}`;
}
