// A service that has the published package and imports it: emits one event and prints its receipt.
import { connect, InvalidEventError } from '@docket/sdk';

const audit = await connect(JSON.parse(process.argv[2]));
const actor = { type: 'AGENT', id: 'imported' };
const { event_id, partition, offset } = await audit.emit('ticket.other', { actor, details: { name: 'x' } });
const refused = await audit.emit('ticket.other', { actor, details: { nmae: 'x' } }).catch((error) => error);
await audit.close();
console.log(
  JSON.stringify({ event_id, partition, offset: String(offset), typed: refused instanceof InvalidEventError }),
);
