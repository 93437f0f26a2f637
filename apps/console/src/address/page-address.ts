/** Where the page of a ticket is, for lists too long for the links of the router. */
export function ticketAddress(id: string, zone: string): string {
  return withSearch(`/tickets/${encodeURIComponent(id)}`, {}, zone);
}

/** Where the page of an agent is. @param day `2016-02-29` */
export function agentAddress(id: string, day: string, zone: string): string {
  return withSearch(`/agents/${encodeURIComponent(id)}`, { day }, zone);
}

function withSearch(path: string, search: Record<string, string>, zone: string): string {
  const text = new URLSearchParams({ ...search, ...(zone === 'UTC' ? {} : { tz: zone }) }).toString();
  return text === '' ? path : `${path}?${text}`;
}
