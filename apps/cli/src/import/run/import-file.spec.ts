import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ACTION_SCHEMAS } from '@docket/events';
import { InvalidEventError } from '@docket/sdk';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { checkingSink } from '../../publish/checking-sink.js';
import { type EventSink } from '../../publish/event-sink.js';
import { type OutgoingEvent } from '../../publish/outgoing-event.js';
import { readMapping } from '../mapping/mapping-file.js';
import { importFile, type ImportJob } from './import-file.js';
import { Tally } from './tally.js';

const yaml = `version: 1
mode: activity
source: { id: log }
time: { column: when, pattern: iso, zone: Etc/UTC }
event: { ticket_id: ticket, actor: { type: { constant: AGENT }, id: who } }
activity: { column: what, actions: { note: { action: ticket.note_added } } }
`;
const header = 'when,who,ticket,what\n';
const row = (ticket: string, what = 'note') => `2025-01-02T03:04:05Z,a1,${ticket},${what}\n`;

/** Answers each event after a while, in any order, and remembers how many were open at once. */
class SlowSink implements EventSink {
  readonly order: string[] = [];
  open = 0;
  mostOpen = 0;
  closed = false;

  constructor(private readonly answer: (event: OutgoingEvent) => void = () => undefined) {}

  async send(event: OutgoingEvent): Promise<void> {
    this.order.push(String(event.input.ticket_id));
    this.open += 1;
    this.mostOpen = Math.max(this.mostOpen, this.open);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 3));
    this.open -= 1;
    this.answer(event);
  }

  close(): Promise<void> {
    this.closed = true;
    return Promise.resolve();
  }
}

describe('importFile', () => {
  let folder = '';
  let job: ImportJob;
  const bad = () => (existsSync(job.badRowsFile) ? readFileSync(job.badRowsFile, 'utf8') : undefined);

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'docket-test-'));
    job = {
      file: path.join(folder, 'log.csv'),
      mapping: readMapping(yaml, 'm.yaml'),
      tenant: 't1',
      schemas: ACTION_SCHEMAS,
      badRowsFile: path.join(folder, 'bad.csv'),
      tempFolder: folder,
      window: 7,
      tally: new Tally(),
      progress: { start: () => undefined, update: () => undefined, stop: () => undefined },
      signal: new AbortController().signal,
    };
  });

  const run = (csv: string | Buffer, sink: EventSink, over: Partial<ImportJob> = {}) => {
    writeFileSync(job.file, csv);
    return importFile({ ...job, ...over }, () => Promise.resolve(sink));
  };

  it('sends in the order of the file, with a bounded number on their way, and waits for all', async () => {
    const tickets = Array.from({ length: 100 }, (_, i) => `T${i}`);
    const sink = new SlowSink();
    await run(header + tickets.map((ticket) => row(ticket)).join(''), sink);
    expect(sink.order).toEqual(tickets);
    expect(sink).toMatchObject({ open: 0, mostOpen: 7, closed: true });
    expect(job.tally).toMatchObject({ rows: 100, events: 100, badRows: 0, actions: { 'ticket.note_added': 100 } });
    expect(bad()).toBeUndefined();
  });

  it('writes bad rows, and rows whose event is refused, to a file of their own', async () => {
    const sink = new SlowSink(({ action, input }) => {
      if (input.ticket_id === 'T2') throw new InvalidEventError(action, 'ticket_id', 'is not to my liking');
    });
    await run(`${header}${row('T1')}${row('T2')}${row('"T,3"', 'dance')}${row('T4')}`, sink);
    expect(job.tally).toMatchObject({ rows: 4, events: 2, badRows: 2 });
    expect(bad()?.trim().split('\n').sort()).toEqual([
      '3,ticket,ticket.note_added: ticket_id is not to my liking,2025-01-02T03:04:05Z,a1,T2,note',
      '4,what,"""dance"" is not under activity.actions, and the mapping has no activity.default",2025-01-02T03:04:05Z,a1,"T,3",dance',
      'line,column,reason,when,who,ticket,what',
    ]);
  });

  it('ends at any other failure, closes the sink, and knows what was published', async () => {
    const sink = new SlowSink(({ input }) => {
      if (input.ticket_id === 'T50') throw new Error('the broker is gone');
    });
    const csv = header + Array.from({ length: 1000 }, (_, i) => row(`T${i}`)).join('');
    await expect(run(csv, sink)).rejects.toThrow('the broker is gone');
    expect(sink.closed).toBe(true);
    expect(sink.order.length).toBeLessThan(100);
    expect(job.tally.events).toBeLessThan(sink.order.length);
  });

  it('stops when told to, after what is on its way', async () => {
    const stop = new AbortController();
    const sink = new SlowSink(({ input }) => {
      if (input.ticket_id === 'T50') stop.abort();
    });
    const csv = header + Array.from({ length: 1000 }, (_, i) => row(`T${i}`)).join('');
    await run(csv, sink, { signal: stop.signal });
    expect(sink.order.length).toBeLessThan(100);
    expect(job.tally.events).toBe(sink.order.length);
  });

  it('reads other encodings, and calls rows bad that are not text', async () => {
    const latin = Buffer.from(header + row('Zürich'), 'latin1');
    const sink = new SlowSink();
    await run(latin, sink, { mapping: readMapping(`${yaml}csv: { encoding: windows-1252 }\n`, 'm.yaml') });
    expect(sink.order).toEqual(['Zürich']);
    await run(Buffer.concat([Buffer.from(header + row('Züri')), Buffer.from(row('Zürich'), 'latin1')]), sink);
    expect(sink.order).toEqual(['Zürich', 'Züri']);
    expect(bad()).toContain('\n3,ticket,holds bytes that are not text; is csv.encoding of the mapping right?,');
    await run(header + row('\ufffd'), sink);
    expect(sink.order.at(-1)).toBe('\ufffd');
    expect(bad()).toBeUndefined();
  });

  it('checks events against the contract without publishing them', async () => {
    const long = 'x'.repeat(257);
    await run(`${header}${row('T1')}${row(long)}2300-01-01T00:00:00Z,a1,T3,note\n`, checkingSink());
    expect(job.tally).toMatchObject({ events: 1, badRows: 2 });
    expect(bad()).toMatch(/^3,ticket,"ticket\.note_added: ticket_id /m);
    expect(bad()).toMatch(/^4,when,ticket\.note_added: occurred_at /m);
  });

  it('says what is wrong with a file', async () => {
    await expect(run('', new SlowSink())).rejects.toThrow('the file is empty');
    await expect(importFile({ ...job, file: folder }, () => Promise.resolve(new SlowSink()))).rejects.toThrow(
      'is not a file',
    );
    await expect(importFile({ ...job, file: `${folder}/none` }, () => Promise.resolve(new SlowSink()))).rejects.toThrow(
      'cannot be read',
    );
  });
});
