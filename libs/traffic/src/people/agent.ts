import { type Actor } from '@docket/events';
import { type Random } from '../chance/random.js';
import { fullName, mailbox } from '../words/names.js';
import { officeSurroundings, type Surroundings } from '../words/surroundings.js';
import { type Department } from './department.js';
import { type Roster, someRoster } from './roster.js';

/** What an agent may do. */
export type Role = 'agent' | 'admin' | 'owner';

/** Every so manieth agent is an admin. */
const ADMIN_EVERY = 8;

/** Somebody who works for the help desk. */
export class Agent {
  readonly name: string;
  readonly roster: Roster;
  readonly surroundings: Surroundings;
  /** Logs in through the company's identity provider. */
  readonly usesSso: boolean;
  #actor: Actor & { readonly role: Role };

  constructor(
    number: number,
    readonly department: Department,
    random: Random,
  ) {
    this.name = fullName(random);
    this.roster = someRoster(random);
    this.surroundings = officeSurroundings(random);
    this.usesSso = random.chance(0.4);
    this.#actor = {
      type: 'AGENT',
      id: random.code(8),
      name: this.name,
      email: `${mailbox(this.name)}${number + 1}@desk.example`,
      role: number === 0 ? 'owner' : number % ADMIN_EVERY === 1 ? 'admin' : 'agent',
      department_id: department.id,
    };
  }

  /** The agent as it is now; an event keeps what it was given. */
  get actor(): Actor {
    return this.#actor;
  }

  get id(): string {
    return this.#actor.id;
  }

  get role(): Role {
    return this.#actor.role;
  }

  get isAdmin(): boolean {
    return this.role !== 'agent';
  }

  changeRole(role: Role): void {
    this.#actor = { ...this.#actor, role };
  }
}
