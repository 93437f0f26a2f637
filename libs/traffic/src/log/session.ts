import { type Random } from '../chance/random.js';
import { type Agent } from '../people/agent.js';
import { type Click, clickOf } from './click.js';
import { type PresenceName } from './presence.js';

/** An agent at work, from a login to a logout. */
export class Session {
  readonly id: string;
  presence: PresenceName = 'offline';

  constructor(
    readonly agent: Agent,
    /** What the agent decides. */
    readonly random: Random,
  ) {
    this.id = `s-${random.hex(16)}`;
  }

  /** One request of the agent. */
  click(): Click {
    return { ...clickOf(this.random, this.agent.actor, this.agent.surroundings), session_id: this.id };
  }
}
