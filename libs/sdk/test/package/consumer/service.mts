// Compiled by a test as a service that imports the package would be. Each `@ts-expect-error` fails when the line is right.
import { connect, type ConnectOptions, InvalidEventError } from '@docket/sdk';

declare const options: Pick<ConnectOptions, 'kafka' | 'registry' | 'service'>;
const audit = await connect(options);
const actor = { type: 'AGENT', id: 'agent-7' } as const;

const receipt = await audit.emit('ticket.status_changed', {
  actor,
  ticket_id: 'T-1',
  details: { from: 'New', to: 'Open', to_category: 'OPEN' },
});
const texts: string[] = [receipt.event_id];
const numbers: number[] = receipt.state === 'kafka' ? [receipt.partition] : [];

// @ts-expect-error a symbol that the enumeration does not have
await audit.emit('ticket.status_changed', { actor, details: { from: 'a', to: 'b', to_category: 'OPNE' } });
// @ts-expect-error a field that is missing
await audit.emit('ticket.status_changed', { actor, details: { from: 'a', to_category: 'OPEN' } });
// @ts-expect-error a type of actor that there is not
await audit.emit('ticket.other', { actor: { type: 'ROBOT', id: 'x' }, details: { name: 'x' } });

const error: unknown = new Error();
if (error instanceof InvalidEventError) texts.push(error.field, error.problem);
void numbers;
