import { type Random } from '../chance/random.js';
import { Agent } from './agent.js';
import { type Contact, someContact } from './contact.js';
import { type Department, departmentsFor } from './department.js';

/** How often somebody asks who has asked before. */
const RETURNING = 0.4;

/** Everybody a help desk has to do with. */
export class People {
  readonly departments: readonly Department[];
  readonly agents: readonly Agent[];
  readonly #members: ReadonlyMap<Department, readonly Agent[]>;
  #contacts = 0;

  /** @param random names and numbers; the same people come of it whatever happens later */
  constructor(
    agents: number,
    private readonly random: Random,
  ) {
    this.departments = departmentsFor(agents, random.fork('departments'));
    this.agents = Array.from(
      { length: agents },
      (_, number) => new Agent(number, this.department(number), random.fork(`agent/${number}`)),
    );
    this.#members = new Map(
      this.departments.map((department) => [
        department,
        this.agents.filter((agent) => agent.department === department),
      ]),
    );
  }

  /** A department by a number that may be beyond the last. */
  department(number: number): Department {
    const department = this.departments[number % this.departments.length];
    if (!department) throw new RangeError(`there is no department ${number}`);
    return department;
  }

  /** Somebody who asks: new, or one who has asked before, some of them far more often than others. */
  somebody(random: Random): Contact {
    const returns = this.#contacts > 0 && random.chance(RETURNING);
    const number = returns ? Math.floor(this.#contacts * random.unit() ** 3) : this.#contacts++;
    return someContact(this.random.fork(`contact/${number}`));
  }

  /** Somebody else of the same department, else of another; undefined for who works alone. */
  colleagueOf(agent: Agent, random: Random): Agent | undefined {
    return this.memberOf(agent.department, random, agent) ?? someOther(this.agents, random, agent);
  }

  /** Somebody of a department, but not this one. */
  memberOf(department: Department, random: Random, except: Agent): Agent | undefined {
    return someOther(this.#members.get(department) ?? [], random, except);
  }
}

function someOther(agents: readonly Agent[], random: Random, except: Agent): Agent | undefined {
  const number = random.below(agents.length);
  const found = agents[number] === except ? agents[(number + 1) % agents.length] : agents[number];
  return found === except ? undefined : found;
}
