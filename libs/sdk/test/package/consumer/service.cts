// Compiled by a test as a service that requires the package would be.
import sdk = require('@docket/sdk');

async function main(options: sdk.ConnectOptions): Promise<string> {
  const audit: sdk.Audit = await sdk.connect(options);
  const actor = { type: 'CONTACT', id: 'c-1' } as const;
  const { event_id } = await audit.emit('ticket.transferred', { actor, details: { to_department_id: 'd-1' } });
  // @ts-expect-error a field of a wrong type
  await audit.emit('ticket.transferred', { actor, details: { to_department_id: 7 } });
  await audit.close();
  return event_id;
}

void main;
