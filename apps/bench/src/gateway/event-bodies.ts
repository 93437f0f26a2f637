import { generateEvents, type GeneratedEvent } from '../events/generate-events.js';

/** Bodies of requests to the gateway, with so many events each. */
export interface EventBodies {
  readonly eventsPerBody: number;
  readonly bodies: readonly Buffer[];
}

/** The same ones are sent again in turn: making others would cost more than sending them. */
const MOST_EVENTS = 20_000;

/** Events of the mix as JSON without ids, all of them of the tenant of the key. */
export function eventBodies({ eventsPerBody, seed }: { eventsPerBody: number; seed: number }): EventBodies {
  const events = [...generateEvents({ count: MOST_EVENTS, seed })].map(inputOf);
  const bodies: Buffer[] = [];
  for (let at = 0; at + eventsPerBody <= events.length; at += eventsPerBody) {
    const some = events.slice(at, at + eventsPerBody);
    bodies.push(Buffer.from(JSON.stringify(eventsPerBody === 1 ? some[0] : some)));
  }
  return { eventsPerBody, bodies };
}

function inputOf({ action, envelope, fields }: GeneratedEvent): object {
  // Ids and producer are the gateway's to give, and the tenant is that of the key.
  const own = Object.entries(envelope).filter(([name]) => !['event_id', 'tenant_id', 'producer'].includes(name));
  return { action, ...Object.fromEntries(own), details: fields };
}
