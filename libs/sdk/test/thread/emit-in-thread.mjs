// Run by a test: publishes events with the Kafka driver in a thread of its own, and prints where each of them is.
import { connect } from '@docket/sdk';

const { options, count } = JSON.parse(process.argv[2]);
const log = [];
const audit = await connect({ ...options, thread: true, log: (level, message) => log.push(`${level}: ${message}`) });
const receipts = await Promise.all(
  Array.from({ length: count }, (_, index) =>
    audit.emit('ticket.other', {
      actor: { type: 'AGENT', id: 'a-1' },
      ticket_id: `T-${index % 10}`,
      details: { name: `é${index}` },
    }),
  ),
);
await audit.close();
const places = receipts.map(({ event_id, partition, offset }) => ({ event_id, place: `${partition}/${offset}` }));
process.stdout.write(JSON.stringify({ places, log }));
