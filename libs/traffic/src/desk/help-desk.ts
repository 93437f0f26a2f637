import { Random } from '../chance/random.js';
import { EventLog } from '../log/event-log.js';
import { type Agent } from '../people/agent.js';
import { People } from '../people/people.js';
import { type Life, Schedule } from '../schedule/schedule.js';
import { TicketBook } from './ticket-book.js';
import { WorkList } from './work-list.js';

/** Which help desk is played. The same options give the same events. */
export interface TrafficOptions {
  /** Any integer. The people follow from it and the tenant; what they do from all of the options. */
  readonly seed: number;
  readonly tenantId: string;
  /** How many agents, 1 or more. */
  readonly agents: number;
  /** How many tickets are opened; without it there is no end. */
  readonly tickets?: number | undefined;
  /** The moment at which it begins, ms since the epoch. */
  readonly start: number;
}

/** A help desk: its time, its people, its tickets, and what happened there. */
export class HelpDesk {
  readonly schedule: Schedule;
  readonly log: EventLog;
  readonly people: People;
  readonly tickets: TicketBook;
  readonly work = new WorkList();
  /** Agents who would take a call or a chat now. */
  readonly online = new Set<Agent>();
  readonly random: Random;

  constructor({ seed, tenantId, agents, tickets, start }: TrafficOptions) {
    const desk = new Random(JSON.stringify(['docket.traffic', seed, tenantId]));
    // Ids of tickets and events must not come twice where one help desk is played several times.
    this.random = desk.fork(JSON.stringify([agents, tickets ?? null, start]));
    this.schedule = new Schedule(start);
    this.people = new People(agents, desk.fork('people'));
    this.tickets = new TicketBook(this.random.fork('tickets'), tickets ?? Infinity);
    this.log = new EventLog(this.schedule, this.random.fork('ids'), {
      tenantId,
      // Nobody should ever have to guess whether an event is real.
      labels: { traffic: String(seed) },
    });
  }

  get now(): number {
    return this.schedule.now;
  }

  /** Whether there is nothing left to do, ever. */
  get isDone(): boolean {
    return this.tickets.isDone;
  }

  begin(life: Life, afterMs = 0): void {
    this.schedule.begin(life, afterMs);
  }
}
