import { type Match } from '../proxy/fault-proxy.js';
import { carries } from '../proxy/protocol-steps.js';
import { NewAction } from '../scene/new-action.js';
import { type Scene } from '../scene/scene.js';
import { pause } from '../scene/waiting.js';
import { type Fault } from './fault.js';

const EVENTS = 40;
const NOT_FOUND = '{"error_code":40403,"message":"Schema not found"}';
const actions = new WeakMap<Scene, NewAction>();

const intendsToRefuse: Match = (exchange) => carries('intend')(exchange) && exchange.text.includes('unknown_schema');

/**
 * The first version does not know a schema and refuses its events; it is killed when that is decided and nothing of it
 * is written. The second version knows the schema and makes other batches: it must carry out what was decided.
 */
export const upgrade: Fault = {
  name: 'upgrade',
  about: 'a version that decides differently takes over in mid-batch',
  strikes: { short: 1, thorough: 5 },
  pauses: [200, 500],
  async prepare(scene) {
    const action = await NewAction.create(scene, 0);
    actions.set(scene, action);
    scene.at(0).registryProxy.treatment = (exchange) => {
      const isUnknown = exchange.url.pathname.endsWith(`/schemas/ids/${action.schemaId}`);
      if (!isUnknown) return exchange.pass();
      exchange.answer(404, NOT_FOUND, { 'Content-Type': 'application/json' });
      return undefined;
    };
    await scene.addIngester({ DOCKET_INGEST_BATCH_ROWS: '137' });
  },
  leftTrace: ({ recovered }) => recovered,
  async strike(scene) {
    const [earlier, later] = [scene.at(0), scene.at(1)];
    await later.ingester.stop();
    earlier.ingester.start();
    const decided = earlier.proxy.next(intendsToRefuse, (exchange) =>
      exchange.loseAnswer(() => earlier.ingester.kill9()),
    );
    await publish(scene);
    const struck = await decided;
    await earlier.ingester.kill9();
    later.ingester.start();
    // More of the same: these the later version decides about by itself.
    await publish(scene);
    await pause(1_000);
    return struck;
  },
};

async function publish(scene: Scene): Promise<void> {
  const places = await actions.get(scene)?.publish(EVENTS);
  for (const place of places ?? []) scene.either.set(place, 'unknown_schema');
}
