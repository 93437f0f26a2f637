import { type StatusCategory } from '@docket/events';

/** A status as this help desk calls it. */
export interface Status {
  readonly name: string;
  readonly category: StatusCategory;
}

/** All there are. */
export const STATUS = {
  new: { name: 'New', category: 'NEW' },
  open: { name: 'Open', category: 'OPEN' },
  waiting: { name: 'Waiting for customer', category: 'WAITING' },
  elsewhere: { name: 'Waiting for third party', category: 'WAITING' },
  resolved: { name: 'Resolved', category: 'RESOLVED' },
  closed: { name: 'Closed', category: 'CLOSED' },
} as const satisfies Record<string, Status>;

/** One of them. */
export type StatusName = keyof typeof STATUS;

/** What may follow. A closed ticket stays closed; what is resolved may be opened again. */
export const NEXT_STATUS: Readonly<Record<StatusName, readonly StatusName[]>> = {
  new: ['open', 'resolved', 'closed'],
  open: ['waiting', 'elsewhere', 'resolved', 'closed'],
  waiting: ['open', 'resolved', 'closed'],
  elsewhere: ['open', 'resolved', 'closed'],
  resolved: ['open', 'closed'],
  closed: [],
};
