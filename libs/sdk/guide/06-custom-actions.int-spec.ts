/*
 * # 6. Actions of your own
 *
 * An action is an Avro record with the envelope as its first field. Put its `.avsc` into a folder of your service, and let
 * `docket schemas generate --dir ./schemas --out src/audit-actions.ts` write a module: it makes the action known to the compiler, and
 * exports its schema. `docket schemas register --dir ./schemas` registers it; ingestion takes it up without a restart, and its fields are
 * found under `details`. The rules for schemas are in docs/contract.md.
 */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { completeActionSchema } from '@docket/events';
import { connect } from '../src/index.js';
import { Desk } from './desk.js';

// What the generated module declares and exports.
declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace Docket {
    interface CustomActions {
      readonly 'asset.checked_out': { readonly asset_id: string };
    }
  }
}
const SCHEMAS = [
  completeActionSchema({
    type: 'record',
    name: 'AssetCheckedOut',
    namespace: 'acme.events',
    doc: 'An asset was handed out.',
    fields: [
      { name: 'envelope', type: 'docket.Envelope', doc: 'Who and when.' },
      { name: 'asset_id', type: 'string', doc: 'Id of the asset.' },
    ],
  }),
];

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.create(SCHEMAS);
});
afterAll(() => desk.close());

it('emits an action that Docket does not have', async () => {
  const audit = desk.closing(await connect({ ...desk.where, service: 'assets', tenantId: 'demo', schemas: SCHEMAS }));
  const actor = { type: 'AGENT', id: 'agent-7' } as const;

  await audit.emit('asset.checked_out', { actor, target: { type: 'asset', id: 'A-1' }, details: { asset_id: 'A-1' } });

  const [event] = await desk.published();
  expect(event).toMatchObject({ action: 'asset.checked_out', details: { asset_id: 'A-1' } });
});
