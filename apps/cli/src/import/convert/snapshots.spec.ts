import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { importText, told } from '../../../test/import-text.js';

const mapping = `version: 1
mode: snapshots
source: { id: log }
missing: ['?']
time: { column: at, pattern: unix_s, zone: Etc/UTC }
event:
  ticket_id: case
  actor: { type: { constant: AGENT }, id: by }
snapshots:
  sequence: n
  state: state
  state_category: { column: state, values: { new: NEW, open: OPEN, done: CLOSED } }
  group: group
  assignee: agent
  priority: prio
  created: { subject: by }
  other: { name: { constant: touched } }
`;
const header = 'case,at,n,state,group,agent,prio,by\n';
const run = (rows: readonly string[], yaml = mapping) =>
  importText(header + rows.map((row) => `${row}\n`).join(''), yaml);
const story = async (rows: readonly string[]) =>
  (await run(rows)).events.map(({ action, input, row }) => [row.line, action, input.details]);

describe('snapshots mode', () => {
  it('gives one event for each thing that changed, and one for a row in which nothing did', async () => {
    expect(
      await story([
        'c,1,0,new,g1,?,low,x',
        'c,2,0,open,g1,a1,high,x',
        'c,3,0,open,g2,a1,high,x',
        'c,4,0,open,g2,a1,high,x',
      ]),
    ).toEqual([
      [2, 'ticket.created', { status: 'new', status_category: 'NEW', priority: 'low', subject: 'x' }],
      [3, 'ticket.status_changed', { from: 'new', from_category: 'NEW', to: 'open', to_category: 'OPEN' }],
      [3, 'ticket.transferred', { from_department_id: 'g1', to_department_id: 'g1', to_agent_id: 'a1' }],
      [3, 'ticket.priority_changed', { from: 'low', to: 'high' }],
      [
        4,
        'ticket.transferred',
        { from_department_id: 'g1', to_department_id: 'g2', from_agent_id: 'a1', to_agent_id: 'a1' },
      ],
      [5, 'ticket.other', { name: 'touched' }],
    ]);
  });

  it('takes a value that went missing for a change to nothing', async () => {
    expect(await story(['c,1,0,new,g1,a1,low,x', 'c,2,0,new,?,?,?,x'])).toEqual([
      [2, 'ticket.created', expect.anything()],
      [3, 'ticket.transferred', { from_department_id: 'g1', from_agent_id: 'a1' }],
      [3, 'ticket.priority_changed', { from: 'low' }],
    ]);
  });

  it('orders rows by time, then sequence, then file', async () => {
    const lines = async (rows: readonly string[]) => (await run(rows)).events.map(({ row }) => row.line);
    expect(await lines(['c,3,0,new,g,a,p,x', 'c,1,0,new,g,a,p,x', 'c,2,0,new,g,a,p,x'])).toEqual([3, 4, 2]);
    expect(await lines(['c,1,10,new,g,a,p,x', 'c,1,9,new,g,a,p,x', 'c,1,9,new,g,a,p,y'])).toEqual([3, 4, 2]);
  });

  it('passes over bad rows, and compares with the last good one', async () => {
    const { events, bad } = await run([
      'c,1,0,new,g,a,p,x',
      'c,2,0,gone,g,a,p,x',
      '?,2,0,new,g,a,p,x',
      'c,2,q,open,g,a,p,x',
      'c,2,,open,g,a,p,x',
      'c,2,0,?,g,a,p,x',
      'c,2,0,open,g,a,p,?',
      'c,3,0,done,g,a,p,x',
    ]);
    expect(bad.map(told).sort()).toEqual([
      '3 state: "gone" is not in the value table',
      '4 : does not say which case it belongs to',
      '5 n: "q" is not a number',
      '6 n: is empty, but orders the rows',
      '7 state: is empty, but state needs a value',
      '8 by: is empty, but id needs a value',
    ]);
    expect(events.map(({ row, input }) => [row.line, input.details])).toEqual([
      [2, expect.objectContaining({ status: 'new' })],
      [9, expect.objectContaining({ from: 'new', to: 'done' })],
    ]);
  });

  const row = fc
    .record({
      case: fc.constantFrom('c1', 'c2', 'c\u20283', 'c"4\n'),
      state: fc.constantFrom('new', 'open', 'done'),
      group: fc.constantFrom('g1', 'g2', '?'),
      prio: fc.constantFrom('low', 'high'),
    })
    .map((fields) => ({ ...fields, case: `"${fields.case.replaceAll('"', '""')}"` }));
  type Line = { case: string; state: string; group: string; prio: string; at: number };
  const text = (line: Line) => `${line.case},${line.at},0,${line.state},${line.group},a,${line.prio},x`;
  const distinctTimes = fc
    .array(row, { maxLength: 12 })
    .map((rows) => rows.map((line, i): Line => ({ ...line, at: 1000 + i })));
  const shuffled = distinctTimes.chain((lines) =>
    fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
  );
  const inputs = async (lines: readonly Line[], grouping?: { buckets: number; folder: string }) => {
    const csv = header + lines.map((line) => `${text(line)}\n`).join('');
    const { events } = await importText(csv, mapping, grouping);
    return events.map(({ action, input }) => JSON.stringify([action, input])).sort();
  };

  it('gives the same events however rows of different times are arranged', async () => {
    await fc.assert(
      fc.asyncProperty(shuffled, async ([lines, other]) => {
        expect(await inputs(other)).toEqual(await inputs(lines));
      }),
      { numRuns: 50 },
    );
  });

  it('gives the same events in the same order per case through temporary files, and leaves none behind', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'docket-test-'));
    await fc.assert(
      fc.asyncProperty(distinctTimes, async (lines) => {
        expect(await inputs(lines, { buckets: 3, folder })).toEqual(await inputs(lines));
      }),
      { numRuns: 30 },
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('keeps the events of a case that had its later rows added', async () => {
    await fc.assert(
      fc.asyncProperty(distinctTimes, fc.nat(), async (lines, cut) => {
        const before = await inputs(lines.slice(0, cut % (lines.length + 1)));
        const all = new Set(await inputs(lines));
        expect(before.filter((event) => !all.has(event))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('gives every event an id of its own, even where rows repeat', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row), async (rows) => {
        const { events } = await run(rows.map((line) => text({ ...line, at: 1 })));
        expect(new Set(events.map(({ input }) => input.event_id)).size).toBe(events.length);
      }),
      { numRuns: 50 },
    );
  });
});
