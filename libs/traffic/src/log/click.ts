import { type Actor, type EnvelopeInput } from '@docket/events';
import { type Random } from '../chance/random.js';
import { type Surroundings } from '../words/surroundings.js';

/** Who does something, from where, with one click or call: what all events of it have in common. */
export type Click = Pick<
  EnvelopeInput,
  'actor' | 'on_behalf_of' | 'session_id' | 'request_id' | 'trace_id' | 'ip' | 'user_agent'
>;

/** How many requests are traced. */
const TRACED = 0.05;

/** One request of somebody who sits somewhere. */
export function clickOf(random: Random, actor: Actor, from: Surroundings | object = {}): Click {
  const traced = random.chance(TRACED) ? { trace_id: random.hex(32) } : {};
  return { actor, ...from, request_id: `r-${random.hex(12)}`, ...traced };
}
