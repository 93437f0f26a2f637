// How fast the transcoder is, alone, on one core: `npm run build && node libs/avro/bench/transcode.mjs [events]`.
// Prints events/s for one action, for a mix of ten, and for the reference path; not a test.
import avsc from 'avsc';
import { ACTION_SCHEMAS } from '@docket/events';
import { encodeWire, EventBlock, Transcoders } from '@docket/avro';

const EVENTS = Number(process.argv[2] ?? 1_000_000);
const BATCH = 100_000;
const DISTINCT = 20_000;
const ROUNDS = 6;
const APPENDED = Date.UTC(2026, 5, 1);

const details = {
  'ticket.status_changed': (i) => ({ from: 'open', to: ['resolved', 'pending'][i % 2], to_category: 'RESOLVED' }),
};

function envelope(i) {
  const hex = i.toString(16).padStart(12, '0');
  return {
    event_id: `0190c0de-7000-7000-8000-${hex}`,
    occurred_at: APPENDED - (i % 1_000_000) * 1000,
    tenant_id: `tenant-${i % 20}`,
    actor: {
      type: 'AGENT',
      id: `agent-${i % 500}`,
      name: `Jane Doe ${i % 500}`,
      email: null,
      role: 'agent',
      department_id: `dep-${i % 12}`,
    },
    on_behalf_of: null,
    department_id: `dep-${i % 12}`,
    department_name: null,
    ticket_id: `T-${Math.floor(i / 9)}`,
    target: null,
    channel: 'web',
    session_id: `s${i % 1000}`,
    request_id: null,
    trace_id: null,
    ip: `10.1.2.${i % 255}`,
    user_agent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36',
    outcome: 'SUCCESS',
    reason: null,
    producer: { service: 'helpdesk', instance: 'helpdesk-7f9c-2', sequence: i },
    subject_key_id: null,
    labels: { priority: 'high' },
  };
}

/** A plausible value for a type that no hand-written one covers: short strings, small numbers, nothing optional. */
function sample(type, i) {
  switch (type.typeName) {
    case 'string':
      return `value ${i % 100}`;
    case 'int':
    case 'long':
      return i % 100_000;
    case 'float':
    case 'double':
      return (i % 100) / 4;
    case 'boolean':
      return i % 2 === 0;
    case 'enum':
      return type.symbols[i % type.symbols.length];
    case 'array':
      return [sample(type.itemsType, i), sample(type.itemsType, i + 1)];
    case 'map':
      return { key: sample(type.valuesType, i) };
    case 'record':
      return Object.fromEntries(type.fields.map((field) => [field.name, sample(field.type, i)]));
    default:
      return null;
  }
}

function records(action, id) {
  const type = avsc.Type.forSchema(ACTION_SCHEMAS[action]);
  const own = type.fields.filter((field) => field.name !== 'envelope');
  const fields = details[action] ?? ((i) => Object.fromEntries(own.map((f) => [f.name, sample(f.type, i)])));
  return Array.from({ length: DISTINCT }, (_, i) =>
    encodeWire(id, type.toBuffer({ envelope: envelope(i), ...fields(i) })),
  );
}

function run(name, actions) {
  const transcoders = new Transcoders();
  for (const [id, action] of actions.entries()) transcoders.add(id, ACTION_SCHEMAS[action]);
  const byAction = actions.map((action, id) => records(action, id));
  // As kafkajs hands them over: slices of one large buffer.
  const mixed = Array.from({ length: DISTINCT }, (_, i) => byAction[i % actions.length][i]);
  const all = Buffer.concat(mixed);
  let at = 0;
  const values = mixed.map((value) => all.subarray(at, (at += value.length)));
  const block = new EventBlock();
  const meta = { schemaId: 0, partition: 3, offset: 0, appendedAt: APPENDED };
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.cpuUsage();
    let sent = 0;
    for (let i = 0; i < EVENTS; i++) {
      const n = i % DISTINCT;
      meta.schemaId = n % actions.length;
      meta.offset = i;
      const rejection = transcoders.append(block, values[n], meta);
      if (rejection !== undefined) throw new Error(JSON.stringify(rejection));
      if (block.rows === BATCH || i === EVENTS - 1) {
        for (const piece of block.encode({ epoch: 1, ingestedAt: APPENDED })) sent += piece.length;
        block.reset();
      }
    }
    const { user, system } = process.cpuUsage(start);
    const seconds = (user + system) / 1e6;
    const rate = Math.round(EVENTS / seconds).toLocaleString('en');
    console.log(
      `${name}: ${rate} events per CPU second, ${Math.round(all.length / DISTINCT)} bytes in, ${Math.round(sent / EVENTS)} out`,
    );
  }
}

const actions = Object.keys(ACTION_SCHEMAS);
run('one action', ['ticket.status_changed']);
run('ten actions', actions.filter((_, i) => i % Math.floor(actions.length / 10) === 0).slice(0, 10));
