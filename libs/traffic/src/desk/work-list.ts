import { type Agent } from '../people/agent.js';
import { type Department } from '../people/department.js';
import { Heap } from '../schedule/heap.js';
import { type Ticket } from './ticket.js';

/**
 * Why somebody should look at a ticket: it is new, the contact or a third party wrote, a colleague asks, a colleague has
 * answered; or the contact is there and waits, on the phone or in a chat.
 */
export type Reason = 'new' | 'message' | 'question' | 'answer' | 'chat' | 'call';

/** Something that has to be done. */
export interface Work {
  readonly ticket: Ticket;
  readonly reason: Reason;
  /** Since when it waits, ms since the epoch. */
  readonly since: number;
  /** 0 for what cannot wait, growing. */
  readonly rank: number;
}

/** How often an agent who has nothing to do takes from another department. */
const HELPS_OUT = 0.5;

/** What is to be done, by department, and by agent for what is somebody's own. A ticket is in it once. */
export class WorkList {
  readonly #departments = new Map<Department, Heap<Work>>();
  readonly #agents = new Map<Agent, Heap<Work>>();

  /** Puts a ticket in; what was to be done about it before no longer is. @param agent whose own it is */
  add(ticket: Ticket, reason: Reason, now: number, agent?: Agent): void {
    const work = { ticket, reason, since: now, rank: rankOf(ticket, reason) };
    ticket.work = work;
    if (agent) heapOf(this.#agents, agent).push(work);
    else heapOf(this.#departments, ticket.department).push(work);
  }

  /** Takes the most urgent of what an agent could do now, the oldest of it first. */
  take(agent: Agent): Work | undefined {
    const own = this.#agents.get(agent);
    const shared = this.#departments.get(agent.department);
    const [mine, ours] = [next(own), next(shared)];
    if (!mine && !ours) return undefined;
    return grab(!ours || (mine && before(mine, ours)) ? own : shared);
  }

  /** Takes from another department: whoever waits there on the phone or in a chat, else at times what is next. */
  takeElsewhere(agent: Agent, will: number): Work | undefined {
    for (const [department, heap] of this.#departments) {
      const work = department === agent.department ? undefined : next(heap);
      if (work && (work.rank === 0 || will < HELPS_OUT)) return grab(heap);
    }
    return undefined;
  }
}

function rankOf({ priority }: Ticket, reason: Reason): number {
  if (reason === 'chat' || reason === 'call') return 0;
  return { urgent: 1, high: 2, normal: 3, low: 4 }[priority];
}

function before(a: Work, b: Work): boolean {
  return a.rank < b.rank || (a.rank === b.rank && a.since < b.since);
}

function heapOf<K>(heaps: Map<K, Heap<Work>>, key: K): Heap<Work> {
  const heap = heaps.get(key) ?? new Heap<Work>(before);
  heaps.set(key, heap);
  return heap;
}

/** The first that still has to be done. */
function next(heap: Heap<Work> | undefined): Work | undefined {
  for (;;) {
    const first = heap?.peek();
    if (!first || first.ticket.work === first) return first;
    heap?.pop();
  }
}

function grab(heap: Heap<Work> | undefined): Work | undefined {
  const work = heap?.pop();
  if (work) work.ticket.work = undefined;
  return work;
}
