// What an editor knows of the actions. A test reads the messages of the compiler for the two mistakes below.
import { type Audit } from '@docket/sdk';

declare const audit: Audit;
const actor = { type: 'AGENT', id: 'agent-7' } as const;

await audit.emit('ticket.status_changd', { actor, details: { from: 'a', to: 'b', to_category: 'OPEN' } });
await audit.emit('ticket.ranked', { actor, details: { rating: 4, scale: 5, coment: 'x' } });
