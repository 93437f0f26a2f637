import { describe, expect, it } from '@jest/globals';
import { importText } from '../../../test/import-text.js';
import { readMapping } from './mapping-file.js';

const header = 'when,who,ticket,what,old,new\n';
const good = `version: 1
mode: activity
source:
  id: log
time: { column: when, pattern: iso, zone: Etc/UTC }
event:
  ticket_id: ticket
  actor:
    type: { constant: AGENT }
    id: who
activity:
  column: what
  actions:
    note: { action: ticket.note_added }
`;

const problems = (yaml: string) => {
  try {
    readMapping(yaml, 'm.yaml');
    return [];
  } catch (error) {
    return String(error instanceof Error ? error.message : error)
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  }
};
const compileProblems = async (yaml: string) => {
  const failed = await importText(header, yaml).then(
    () => '',
    (error: unknown) => String(error instanceof Error ? error.message : error),
  );
  return failed
    .split('\n')
    .slice(1)
    .map((line) => line.trim().replace('test.mapping.yaml:', ''));
};

describe('readMapping', () => {
  it('takes every scalar as it is written', () => {
    const { spec } = readMapping(`${good}tables: { t: { TRUE: yes, 007: 1.10 } }\n`, 'm.yaml');
    expect(spec.tables).toEqual({ t: { TRUE: 'yes', '007': '1.10' } });
  });

  it('tells every problem with line and path', () => {
    const yaml = good
      .replace('id: log', 'id: log\n  keys: [a]')
      .replace('pattern: iso', 'pattern: HH:mm')
      .replace('zone: Etc/UTC', 'zone: Berlin')
      .replace('  column: what\n', '');
    expect(problems(yaml)).toEqual([
      'm.yaml:5: source.keys is not known here',
      'm.yaml:6: time.pattern "HH:mm" does not hold year, month and day',
      'm.yaml:6: time.zone is not an IANA zone, such as Europe/Berlin or Etc/UTC',
      'm.yaml:12: activity.column is missing',
    ]);
  });

  it('names the line of broken YAML, a wrong mode and a wrong version', () => {
    expect(problems(good.replace('id: who', 'id: "who'))[0]).toMatch(/^m\.yaml:\d+: /);
    expect(problems(good.replace('mode: activity', 'mode: snapshot'))).toEqual([
      'm.yaml:2: mode must be activity or snapshots',
    ]);
    expect(problems(good.replace('version: 1', 'version: 2'))).toEqual(['m.yaml:1: version must be 1']);
    expect(problems('')).toHaveLength(1);
  });
});

describe('a mapping against file and contract', () => {
  it('fits', async () => {
    expect(await compileProblems(good)).toEqual([]);
  });

  it('may only name columns of the file', async () => {
    expect(await compileProblems(good.replace('id: who', 'id: agent'))).toEqual([
      '10: event.actor.id "agent" is not a column of the file',
      'The file has the columns: when, who, ticket, what, old, new. A fixed text is written as { constant: … }.',
    ]);
    expect(await compileProblems(good.replace('column: when', 'column: date'))).toEqual([
      '5: time.column "date" is not a column of the file',
      expect.stringMatching(/^The file has/),
    ]);
    expect(await compileProblems(good.replace('column: what', 'column: x'))).toEqual([
      expect.stringMatching(/^12: activity\.column "x"/),
      expect.stringMatching(/^The file has/),
    ]);
    expect(await compileProblems(good.replace('id: log', 'id: log\n  key: [who, id]'))).toEqual([
      expect.stringMatching(/^5: source\.key\[1\] "id"/),
      expect.stringMatching(/^The file has/),
    ]);
  });

  it('may only name actions and fields of the contract, and must name the required ones', async () => {
    const rule = (text: string) => good.replace('{ action: ticket.note_added }', text);
    expect(await compileProblems(rule('{ action: ticket.noted }'))).toEqual([
      expect.stringMatching(
        /^14: activity\.actions\.note\.action "ticket\.noted" is not an action; there are: ticket\.called, /,
      ),
    ]);
    expect(await compileProblems(rule('{ action: ticket.status_changed, details: { form: old } }'))).toEqual([
      '14: activity.actions.note.details.to is missing',
      '14: activity.actions.note.details.to_category is missing',
      expect.stringMatching(/details\.form is not a field here; there are: from, to, /),
    ]);
    expect(await compileProblems(good.replace('    id: who\n', ''))).toEqual(['8: event.actor.id is missing']);
    expect(await compileProblems(good.replace('ticket_id: ticket', 'event_id: ticket'))).toEqual([
      expect.stringMatching(/^7: event\.event_id is not a field here/),
    ]);
  });

  it('tells a fault of the general part once, and one of a rule where it stands', async () => {
    const rules = good.replace(
      '    note: {',
      '    other: { action: ticket.other, details: { name: what }, event: { ip: adress } }\n    note: {',
    );
    expect(await compileProblems(rules.replace('ticket_id: ticket', 'ticket_id: tiket'))).toEqual([
      '7: event.ticket_id "tiket" is not a column of the file',
      '14: activity.actions.other.event.ip "adress" is not a column of the file',
      expect.stringMatching(/^The file has/),
    ]);
  });

  it('checks constants, tables and lists', async () => {
    expect(await compileProblems(good.replace('constant: AGENT', 'constant: agent'))).toEqual([
      expect.stringMatching(/^9: event\.actor\.type\.constant "agent" is none of UNKNOWN, AGENT/),
    ]);
    expect(await compileProblems(good.replace('id: who', 'id: { column: who, values: people }'))).toEqual([
      '10: event.actor.id.values names a table that is not under "tables"; there are: none',
    ]);
    expect(await compileProblems(good.replace('id: who', 'id: { values: people }'))).toEqual([
      '10: event.actor.id needs "column" or "constant"',
    ]);
    const tags = good.replace(
      '{ action: ticket.note_added }',
      '{ action: ticket.tags_changed, details: { added: new } }',
    );
    expect(await compileProblems(tags)).toEqual([expect.stringMatching(/added is a list: say with "split"/)]);
  });
});
