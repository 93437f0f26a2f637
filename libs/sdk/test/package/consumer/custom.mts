// A service with an action of its own, whose module `docket schemas generate` wrote.
import { type Audit, connect, type ConnectOptions } from '@docket/sdk';
import { SCHEMAS } from './custom-actions.mjs';

declare const options: ConnectOptions;
const audit: Audit = await connect({ ...options, schemas: SCHEMAS });
const actor = { type: 'AGENT', id: 'agent-7' } as const;

await audit.emit('asset.checked_out', { actor, details: { asset_id: 'A-1', direction: 'OUT' } });
// @ts-expect-error a field that is missing
await audit.emit('asset.checked_out', { actor, details: { direction: 'OUT' } });
// @ts-expect-error a symbol that the enumeration does not have
await audit.emit('asset.checked_out', { actor, details: { asset_id: 'A-1', direction: 'UP' } });
