// A service that has the published package and requires it: emits one event and prints its receipt.
const { connect, InvalidEventError } = require('@docket/sdk');

async function main() {
  const audit = await connect(JSON.parse(process.argv[2]));
  const actor = { type: 'AGENT', id: 'required' };
  const { event_id, partition, offset } = await audit.emit('ticket.other', { actor, details: { name: 'x' } });
  const refused = await audit.emit('ticket.other', { actor, details: { nmae: 'x' } }).catch((error) => error);
  await audit.close();
  console.log(
    JSON.stringify({ event_id, partition, offset: String(offset), typed: refused instanceof InvalidEventError }),
  );
}

main();
