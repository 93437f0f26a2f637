import { avroBytes } from './avro-bytes.js';
import { APPENDED } from './event-arbitrary.js';

const { long, string } = avroBytes;

/** The parts of an envelope of the contract by field, in the order of its schema; each optional field is null. */
const PLAIN: Readonly<Record<string, Buffer>> = {
  event_id: string('0190C0DE-7000-7000-8000-0123456789ab'),
  occurred_at: long(APPENDED - 1000),
  tenant_id: string('acme'),
  actor: Buffer.concat([long(1), string('agent-1'), long(0), long(0), long(0), long(0)]),
  on_behalf_of: long(0),
  department_id: long(0),
  department_name: long(0),
  ticket_id: long(0),
  target: long(0),
  channel: long(0),
  session_id: long(0),
  request_id: long(0),
  trace_id: long(0),
  ip: long(0),
  user_agent: long(0),
  outcome: long(1),
  reason: long(0),
  producer: Buffer.concat([string('helpdesk'), string('instance-1'), long(5)]),
  subject_key_id: long(0),
  labels: long(0),
};

/** Avro bytes of an envelope of the contract, with some fields replaced. */
export function plainEnvelope(replaced: Readonly<Record<string, Buffer>> = {}): Buffer {
  return Buffer.concat(Object.values({ ...PLAIN, ...replaced }));
}
