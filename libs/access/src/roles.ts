/** What a key or a person may be; `docket keys create --role` gives them out. */
export const ROLES = ['viewer', 'analyst', 'auditor', 'operator', 'admin', 'writer'] as const;
export type Role = (typeof ROLES)[number];

/** What a role allows, in words for lists. */
export const ROLE_DOCS: Readonly<Record<Role, string>> = {
  viewer: 'reads events and timelines',
  analyst: 'counts, reports and exports as well',
  auditor: 'reads everything there is, also who read what',
  operator: 'runs the installation, and reads no events',
  admin: 'may do everything, keys and policies included',
  writer: 'adds events through the gateway, and reads nothing',
};
