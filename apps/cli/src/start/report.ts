import { type DocketClient } from '@docket/client';
import { type QueriedEvent } from '../query/answers.js';
import { table } from '../table.js';
import { sum } from './count-stored.js';
import { type SampleOutcome } from './import-sample.js';
import { SAMPLE } from './sample.js';

const number = (value: number) => value.toLocaleString('en');

/** What happened to the sample: how much of it is there, how fast it went. */
export function sampleLines({ published, expected, stored, rejected, faults }: SampleOutcome): string[] {
  const total = sum(stored);
  const head =
    published === undefined
      ? `The sample was imported by an earlier start: ${number(sum(expected))} events published, ${number(total)} stored, ${number(rejected)} rejected.`
      : `${number(published.events)} events published in ${published.seconds.toFixed(1)} s (${number(Math.round(published.events / published.seconds))}/s), ${number(total)} stored, ${number(rejected)} rejected.`;
  const speed =
    published &&
    `All could be queried ${(published.queryableMs / 1000).toFixed(2)} s after the last one was published.`;
  const rows = Object.entries(stored).sort(([, a], [, b]) => b - a);
  return [
    head,
    ...(speed === undefined ? [] : [speed]),
    '',
    table(
      ['action', 'events'],
      rows.map(([action, count]) => [action, number(count).padStart(9)]),
    ),
    ...faults.map((fault) => `FAULT  ${fault}`),
  ];
}

/** The history of one incident of the sample. */
export async function timelineLines(client: DocketClient, signal: AbortSignal): Promise<string[]> {
  const params = { path: { id: SAMPLE.ticket } };
  const { events } = await client.get('/v1/tickets/{id}/timeline', { params, signal });
  const rows = events.map((event) => [
    event.occurred_at.slice(0, 16).replace('T', ' '),
    event.actor.id,
    event.action,
    told(event),
  ]);
  return [`The history of ${SAMPLE.ticket}:`, table(['time (UTC)', 'who', 'what', ''], rows)];
}

function told({ details }: QueriedEvent): string {
  const text = (name: string) => (typeof details[name] === 'string' ? details[name] : undefined);
  if (text('to') !== undefined) return `${text('from') ?? '(none)'} → ${text('to') ?? ''}`;
  return [text('status') ?? text('name'), text('priority')].filter(Boolean).join(', ');
}

/** An event to be sent. */
const EXAMPLE = '{"action":"user.logged_in","actor":{"type":"AGENT","id":"me"},"details":{"method":"password"}}';

/** Where the services are. */
interface Addresses {
  readonly queryUrl: string;
  readonly gatewayUrl: string;
}

/** Where to ask, three things to ask, and how to have more to ask about. */
export function addressLines({ queryUrl: url, gatewayUrl }: Addresses, key: string): string[] {
  const curl = (path: string) => `  curl -H "Authorization: Bearer $KEY" '${url}${path}'`;
  return [
    `Console: ${url}/#key=${key}`,
    `Query service: ${url} (its documentation: ${url}/docs), tenant ${SAMPLE.tenant}`,
    `Gateway: ${gatewayUrl} (its documentation: ${gatewayUrl}/docs), for events over HTTP`,
    'To try in another terminal:',
    `  export KEY=${key}`,
    curl(`/v1/tickets/${SAMPLE.ticket}/timeline`),
    curl('/v1/events?action=ticket.status_changed&department=Group%2070&from=2016-03-01T00:00:00Z&limit=5'),
    curl(
      '/v1/aggregates?group_by=action&bucket=day&from=2016-03-01T00:00:00Z&to=2016-03-08T00:00:00Z&tz=Europe/Berlin',
    ),
    `  curl -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' '${gatewayUrl}/v1/events' -d '${EXAMPLE}'`,
    'A help desk that is played, and its events as they come:',
    '  npx docket traffic --rate 50',
    '  npx docket events --follow',
  ];
}
