import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { importText, told } from '../../../test/import-text.js';

const mapping = `version: 1
mode: activity
source: { id: log }
missing: ['-', n/a]
time: { column: when, pattern: iso, zone: Etc/UTC }
tables: { direction: { i: IN, o: OUT } }
event:
  ticket_id: ticket
  actor: { type: { constant: AGENT }, id: { column: who, default: nobody } }
  target: { type: { constant: phone }, id: phone }
  labels: { note: note, kind: { constant: k } }
activity:
  column: what
  actions:
    call:
      action: ticket.called
      details:
        direction: { column: dir, values: direction }
        duration_ms: ms
        answered: ok
    tags:
      action: ticket.tags_changed
      details: { added: { column: note, split: '|' } }
    failed:
      action: user.login_failed
      details: { method: what, cause: note }
      event: { outcome: { constant: DENIED }, actor: { type: { constant: CONTACT }, id: who } }
`;
const withDefault = `${mapping}  default: { action: ticket.other, details: { name: what, parameters: { note: note, dir: dir } } }\n`;
const header = 'when,who,ticket,phone,what,dir,ms,ok,note\n';
const at = '2025-01-02T03:04:05Z';

const run = (rows: string, yaml = mapping) => importText(header + rows, yaml);
const first = async (rows: string, yaml = mapping) => (await run(rows, yaml)).events[0]?.input;
const bad = async (rows: string, yaml = mapping) => (await run(rows, yaml)).bad.map(told);

describe('activity mode', () => {
  it('fills envelope and details as the contract types them', async () => {
    expect(await first(`${at},a1,T1,+44,call,i,1500,yes,hi\n`)).toEqual({
      event_id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-8/),
      occurred_at: Date.parse(at),
      tenant_id: 't1',
      ticket_id: 'T1',
      actor: { type: 'AGENT', id: 'a1' },
      target: { type: 'phone', id: '+44' },
      labels: { source: 'log', note: 'hi', kind: 'k' },
      details: { direction: 'IN', duration_ms: 1500, answered: true },
    });
  });

  it('leaves out what is empty or marked as missing, and a target without its id', async () => {
    expect(await first(`${at},-,n/a,,call,o,0,,-\n`)).toMatchObject({
      actor: { type: 'AGENT', id: 'nobody' },
      labels: { source: 'log', kind: 'k' },
      details: { direction: 'OUT', duration_ms: 0 },
    });
    const input = await first(`${at},-,n/a,,call,o,0,,-\n`);
    expect(input).not.toHaveProperty('ticket_id');
    expect(input).not.toHaveProperty('target');
  });

  it('splits lists, and lets an action change the envelope', async () => {
    expect(await first(`${at},a1,T1,,tags,,,,vip | late|\n`)).toMatchObject({ details: { added: ['vip', 'late'] } });
    expect(await first(`${at},a1,,,failed,,,,locked\n`)).toMatchObject({
      outcome: 'DENIED',
      actor: { type: 'CONTACT', id: 'a1' },
      details: { method: 'failed', cause: 'locked' },
    });
  });

  it('takes the default for values that are not listed', async () => {
    const { events, bad: none } = await run(`${at},a1,T1,,merge,,,,x\n`, withDefault);
    expect(none).toEqual([]);
    expect(events.map(({ action, input }) => [action, input.details])).toEqual([
      ['ticket.other', { name: 'merge', parameters: { note: 'x' } }],
    ]);
  });

  it('tells line, column and reason of each bad row and goes on', async () => {
    const rows = [
      `${at},a1,T1,,call,i,long,,`,
      `${at},a1,T1,,call,x,1,,`,
      `${at},a1,T1,,call,,1,,`,
      `soon,a1,T1,,call,i,1,,`,
      `,a1,T1,,call,i,1,,`,
      `${at},a1,T1,,merge,,,,`,
      `${at},a1,T1,,,,,,`,
      `${at},a1,T1`,
      `${at},a1,T1,,call,i,1,maybe,`,
      `${at},a1,T1,,call,i,1,no,`,
    ];
    const { events, bad: found } = await run(`${rows.join('\n')}\n`);
    expect(found.map(told)).toEqual([
      '2 ms: "long" is not a whole number',
      '3 dir: "x" is not in the value table',
      '4 dir: is empty, but direction needs a value',
      '5 when: "soon" is not an ISO 8601 time (the input "soon" can\'t be parsed as ISO 8601)',
      '6 when: is empty, but says when it happened',
      '7 what: "merge" is not under activity.actions, and the mapping has no activity.default',
      '8 what: is empty, and the mapping has no activity.default',
      '9 : has 3 values, the header has 9 columns',
      '10 ok: "maybe" is none of true, false, yes, no, 1, 0',
    ]);
    expect(events.map(({ row }) => row.line)).toEqual([11]);
  });

  it('cuts labels to what a label may hold, between characters', async () => {
    const input = await first(`${at},a1,T1,,call,i,1,,${'é'.repeat(600)}x\n`);
    expect(input?.labels?.['note']).toBe('é'.repeat(512));
  });

  it('keeps ids when rows are added, and tells rows apart that say the same', async () => {
    const line = fc.constantFrom(...['call', 'tags', 'failed'].map((what) => `${at},a1,T1,,${what},i,1,,n`));
    await fc.assert(
      fc.asyncProperty(fc.array(line), fc.array(line), async (before, added) => {
        const ids = async (lines: string[]) =>
          (await run(lines.map((text) => `${text}\n`).join(''))).events.map(({ input }) => input.event_id);
        const [old, all] = [await ids(before), await ids([...before, ...added])];
        expect(all.slice(0, old.length)).toEqual(old);
        expect(new Set(all).size).toBe(all.length);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps ids when a bad row with the same key is corrected', async () => {
    const keyed = mapping.replace('{ id: log }', '{ id: log, key: [when] }');
    const ids = async (rows: string) => (await run(rows, keyed)).events.map(({ input }) => input.event_id);
    const good = `${at},a1,T1,,call,i,1,,x\n`;
    const [first, last] = await ids(`${good}${at},a1,T1,,call,i,long,,x\n${good}`);
    expect(await ids(good + good + good)).toEqual([first, expect.any(String), last]);
  });

  it('makes ids from the key columns alone when the mapping names them', async () => {
    const keyed = mapping.replace('{ id: log }', '{ id: log, key: [when, ticket] }');
    const id = async (row: string, yaml: string) => (await first(row, yaml))?.event_id;
    const [one, other] = [`${at},a1,T1,,call,i,1,,old\n`, `${at},a1,T1,,call,i,1,,new\n`];
    expect(await id(one, keyed)).toBe(await id(other, keyed));
    expect(await id(one, mapping)).not.toBe(await id(other, mapping));
    expect(await id(one, mapping.replace('{ id: log }', '{ id: log2 }'))).not.toBe(await id(one, mapping));
    expect(await bad(one, keyed)).toEqual([]);
  });
});

describe('the LiveAgent-like sample', () => {
  it('is imported whole', async () => {
    const samples = path.resolve(import.meta.dirname, '../../../../../samples');
    const read = (name: string) => readFileSync(path.join(samples, name), 'utf8');
    const { events, bad: none } = await importText(read('liveagent-activity.csv'), read('liveagent.mapping.yaml'));
    expect(none).toEqual([]);
    expect(events).toHaveLength(36);
    expect(events.find(({ action }) => action === 'ticket.tags_changed')?.input).toMatchObject({
      occurred_at: Date.parse('2025-03-10T07:04:02Z'),
      ticket_id: 'ABX-73910',
      actor: { type: 'SYSTEM', id: 'rule-3' },
      details: { added: ['invoice', 'vat'] },
    });
  });
});
