import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ACTION_SCHEMAS } from '@docket/events';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { convertFile } from '../file/convert-file.js';
import { utf8Chunks } from '../file/text-file.js';
import { readMapping } from '../mapping/mapping-file.js';
import { readRows } from '../rows/read-rows.js';
import { createConverter } from './converter.js';
import { type ImportedEvent } from './imported-event.js';

const samples = path.resolve(import.meta.dirname, '../../../../../samples');
const file = path.join(samples, 'servicenow-incident-log.csv');

/**
 * What the log holds, computed without any of the importer's code: the file has no quotes, so lines split at commas.
 */
function expected() {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const names = header.split(',');
  const rows = lines.map((line, order) => {
    const values = line.split(',');
    const get = (name: string) => values[names.indexOf(name)] ?? '';
    const [day, month, year, hour, minute] = get('sys_updated_at').split(/[- :]/);
    const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00Z`);
    return { get, at, modified: Number(get('sys_mod_count')), order };
  });
  rows.sort((a, b) => a.at - b.at || a.modified - b.modified || a.order - b.order);
  const counts: Record<string, number> = {};
  const count = (name: string) => (counts[name] = (counts[name] ?? 0) + 1);
  const last = new Map<string, (typeof rows)[number]>();
  for (const row of rows) {
    const before = last.get(row.get('number'));
    last.set(row.get('number'), row);
    if (!before) {
      count('created');
      count(`created ${row.get('incident_state')}`);
      continue;
    }
    const differs = (name: string) => before.get(name) !== row.get(name);
    const status = differs('incident_state');
    const moved = differs('assignment_group') || differs('assigned_to');
    const priority = differs('priority');
    if (status) count(`to ${row.get('incident_state')}`);
    if (status) count('status');
    if (moved) count('moved');
    if (priority) count('priority');
    if (!status && !moved && !priority) count('other');
  }
  return counts;
}

async function imported(): Promise<ImportedEvent[]> {
  const mapping = readMapping(
    readFileSync(path.join(samples, 'servicenow.mapping.yaml'), 'utf8'),
    'servicenow.mapping.yaml',
  );
  const { header, rows } = await readRows(utf8Chunks(file, 'utf-8'), mapping.spec.csv);
  const converter = createConverter(mapping, { tenant: 'demo', header, schemas: ACTION_SCHEMAS, validText: true });
  const events: ImportedEvent[] = [];
  for await (const converted of convertFile(rows, converter, { buckets: 1, folder: '' })) {
    expect(converted.bad).toEqual([]);
    events.push(...converted.events);
  }
  return events;
}

describe('the ServiceNow sample', () => {
  let events: ImportedEvent[] = [];
  const counts = expected();
  const of = (action: string) => events.filter((event) => event.action === action);
  const tally = (values: readonly unknown[]) => {
    const all: Record<string, number> = {};
    for (const value of values) all[String(value)] = (all[String(value)] ?? 0) + 1;
    return all;
  };
  const details = (event: ImportedEvent) => event.input.details as Record<string, unknown>;

  beforeAll(async () => {
    events = await imported();
  });

  it('is what its description says', () => {
    expect(counts).toMatchObject({ created: 890, status: 2528, moved: 1180, priority: 45, other: 1597 });
  });

  it('gives as many events of each action as a count without the importer finds', () => {
    expect(tally(events.map(({ action }) => action))).toEqual({
      'ticket.created': counts['created'],
      'ticket.status_changed': counts['status'],
      'ticket.transferred': counts['moved'],
      'ticket.priority_changed': counts['priority'],
      'ticket.other': counts['other'],
    });
  });

  it('gives the same initial and later states', () => {
    const initial = tally(of('ticket.created').map((event) => `created ${String(details(event)['status'])}`));
    const later = tally(of('ticket.status_changed').map((event) => `to ${String(details(event)['to'])}`));
    const isState = ([name]: [string, number]) => /^(created|to) /.test(name);
    expect({ ...initial, ...later }).toEqual(Object.fromEntries(Object.entries(counts).filter(isState)));
  });

  it('gives every event an id of its own', () => {
    expect(new Set(events.map(({ input }) => input.event_id)).size).toBe(6240);
  });

  it('tells the history of one incident', () => {
    const history = events.filter(({ input }) => input.ticket_id === 'INC0000045');
    expect(
      history.map(({ action, input }) => [action, new Date(Number(input.occurred_at)).toISOString(), input.actor]),
    ).toEqual([
      ['ticket.created', '2016-02-29T01:23:00.000Z', { id: 'Updated by 21', type: 'AGENT' }],
      ['ticket.status_changed', '2016-02-29T08:53:00.000Z', { id: 'Updated by 642', type: 'AGENT' }],
      ['ticket.other', '2016-02-29T11:29:00.000Z', { id: 'Updated by 804', type: 'AGENT' }],
      ['ticket.status_changed', '2016-03-05T12:00:00.000Z', { id: 'Updated by 908', type: 'SYSTEM' }],
    ]);
    expect(history.map((event) => details(event))).toMatchObject([
      { status: 'New', status_category: 'NEW', priority: '3 - Moderate', requester_id: 'Caller 2403' },
      { from: 'New', from_category: 'NEW', to: 'Resolved', to_category: 'RESOLVED' },
      { name: 'updated' },
      { from: 'Resolved', from_category: 'RESOLVED', to: 'Closed', to_category: 'CLOSED' },
    ]);
  });
});
