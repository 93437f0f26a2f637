import { type Actor } from '@docket/events';
import { type SeededRandom } from './random.js';

const TENANTS = 20;
const AGENTS = 25;
const CONTACTS = 400;
const GIVEN = [
  'Ada',
  'Bruno',
  'Chloé',
  'Dana',
  'Emil',
  'Farah',
  'Grace',
  'Hugo',
  'Irena',
  'Jan',
  'Kofi',
  'Lucie',
] as const;
const FAMILY = [
  'Novák',
  'Okafor',
  'Pham',
  'Quist',
  'Rossi',
  'Sato',
  'Tóth',
  'Ullmann',
  'Varga',
  'Weber',
  'Young',
] as const;
const DEPARTMENTS = ['Support', 'Sales', 'Billing', 'Second level', 'Onboarding', 'Returns'] as const;
const BROWSERS = [
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15) Safari/605.1.15',
  'HelpdeskMobile/7.4 (Android 15; Pixel 9)',
  'HelpdeskDesktop/3.2 (Windows NT 10.0)',
] as const;

/** A part of a help desk. */
export interface Department {
  readonly id: string;
  readonly name: string;
}

/** Somebody at work: who it is and from where. */
export interface Person {
  readonly actor: Actor;
  readonly sessionId: string;
  readonly ip: string;
  readonly userAgent: string;
}

/** The people, departments and tickets of the help desks that the events are about; made from the seed alone. */
export class World {
  readonly #agents: readonly Person[];
  readonly #contacts: readonly Person[];
  /** Tickets opened so far, by tenant. */
  readonly #tickets = new Uint32Array(TENANTS).fill(1_000);

  constructor(private readonly random: SeededRandom) {
    this.#agents = Array.from({ length: TENANTS * AGENTS }, (_, index) => this.#agent(index));
    this.#contacts = Array.from({ length: TENANTS * CONTACTS }, (_, index) => this.#contact(index));
  }

  tenant(): number {
    return this.random.below(TENANTS);
  }

  tenantId(tenant: number): string {
    return `tenant-${String(tenant + 1).padStart(2, '0')}`;
  }

  agent(tenant: number): Person {
    return of(this.#agents, tenant * AGENTS + this.random.below(AGENTS));
  }

  contact(tenant: number): Person {
    return of(this.#contacts, tenant * CONTACTS + this.random.below(CONTACTS));
  }

  department(): Department {
    const index = this.random.below(DEPARTMENTS.length);
    return { id: `dep-${index + 1}`, name: of(DEPARTMENTS, index) };
  }

  /** Opens a ticket. */
  newTicket(tenant: number): string {
    this.#tickets[tenant] = (this.#tickets[tenant] ?? 0) + 1;
    return ticketId(tenant, this.#tickets[tenant]);
  }

  /** One of the tickets opened last. */
  openTicket(tenant: number): string {
    return ticketId(tenant, (this.#tickets[tenant] ?? 0) - this.random.below(300));
  }

  #agent(index: number): Person {
    const { random } = this;
    const tenant = Math.floor(index / AGENTS);
    const name = `${random.pick(GIVEN)} ${random.pick(FAMILY)}`;
    const id = `agent-${String(index + 1).padStart(4, '0')}`;
    const email = random.chance(0.5) ? { email: `${id}@${this.tenantId(tenant)}.example` } : {};
    const actor: Actor = { type: 'AGENT', id, name, ...email, role: 'agent', department_id: this.department().id };
    return { actor, ...this.#surroundings() };
  }

  #contact(index: number): Person {
    const { random } = this;
    const actor: Actor = {
      type: 'CONTACT',
      id: `contact-${String(index + 1).padStart(6, '0')}`,
      name: `${random.pick(GIVEN)} ${random.pick(FAMILY)}`,
    };
    return { actor, ...this.#surroundings() };
  }

  #surroundings(): Omit<Person, 'actor'> {
    const { random } = this;
    const ip = `10.${random.below(256)}.${random.below(256)}.${random.below(256)}`;
    return { sessionId: `s-${random.hex(12)}`, ip, userAgent: random.pick(BROWSERS) };
  }
}

function ticketId(tenant: number, number: number): string {
  return `T${String(tenant + 1).padStart(2, '0')}-${String(number).padStart(6, '0')}`;
}

function of<T>(values: readonly T[], index: number): T {
  const value = values[index];
  if (value === undefined) throw new RangeError(`there is no number ${index}`);
  return value;
}
