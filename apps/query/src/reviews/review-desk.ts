import { randomUUID } from 'node:crypto';
import { invalidParameter, Problem } from '@docket/http';
import { type ControlPublisher } from '@docket/sdk';
import { type RequestCaller, requesterOf } from '../access/caller.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { publishConfirmed } from '../control/publish-confirmed.js';
import { untilVisible } from '../control/until-visible.js';
import { readVersions, ticketPrefix } from './read-reviews.js';
import { type Review, type ReviewBody, REVIEW_KIND, type ReviewRecord } from './review.js';
import { workOnTicketQuery } from './reviews.query.js';

/** The answer is the review itself, so it is waited for a little longer than for other records, ms. */
const VISIBLE_MS = 5_000;
const UNSURE = 'Kafka did not confirm the review; it may be kept all the same. Look before you repeat it.';

/** A review that was put, and what was there before it; undefined for the first one. */
export interface Reviewed {
  readonly review: Review;
  readonly before: Review | undefined;
}

/** Takes reviews: publishes them to the control topic, from where they are read. */
export class ReviewDesk {
  constructor(private readonly publisher: Pick<ControlPublisher, 'publish'>) {}

  /**
   * @throws {Problem} 400 for an agent who did nothing on the ticket, as far as the caller may see; 503 when the review cannot be
   *   read yet: it may be kept, or will be, as the detail says
   */
  async put(
    ticket: string,
    { agent, ...said }: ReviewBody,
    caller: RequestCaller,
    tenant: TenantReader,
  ): Promise<Reviewed> {
    const [work] = await tenant.query(workOnTicketQuery, { ticket, agent });
    if (work === undefined || work.events === 0) {
      throw invalidParameter('agent', 'has done nothing on this ticket; name an agent with an event ticket.* on it');
    }
    const about = { tenant_id: tenant.tenantId, ticket, agent, department: work.last_department };
    const value: ReviewRecord = { ...said, ...about, by: requesterOf(caller) };
    // Each version is a record of its own: those before it must stay.
    const id = `${ticketPrefix(tenant.tenantId, ticket)}${randomUUID()}`;
    await publishConfirmed(this.publisher, { kind: REVIEW_KIND, id, value }, UNSURE);
    const found = await untilVisible(async () => {
      const versions = (await readVersions(tenant, ticket)).filter(({ review }) => review.agent === agent);
      const place = versions.findIndex((one) => one.id === id);
      const own = versions[place];
      return own && { review: own.review, before: versions[place + 1]?.review };
    }, VISIBLE_MS);
    if (found !== undefined) return found;
    throw new Problem('unavailable', 'The review is in Kafka, and can be read as soon as ingestion has taken it over.');
  }
}
