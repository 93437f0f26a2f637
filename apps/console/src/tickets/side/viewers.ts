import { type Actor } from '../../api/answers.js';
import { type Visit } from '../story/visits.js';

/** Somebody who looked at a ticket. */
export interface Viewer {
  readonly actor: Actor;
  readonly visits: number;
  /** How long, ms; windows that were open at the same time count once. */
  readonly ms: number;
  /** Of that, how long in visits without doing anything. */
  readonly idleMs: number;
}

/** Who looked, and how long; the longest first. */
export function viewersOf(visits: readonly Visit[]): Viewer[] {
  const byActor = new Map<string, Visit[]>();
  for (const visit of visits) {
    const key = `${visit.actor.type}\n${visit.actor.id}`;
    byActor.set(key, [...(byActor.get(key) ?? []), visit]);
  }
  const viewers = [...byActor.values()].flatMap((own): Viewer[] => {
    const [first] = own;
    if (!first) return [];
    const ms = lengthOf(own);
    const acted = lengthOf(own.filter(({ acts }) => acts > 0));
    return [{ actor: own.at(-1)?.actor ?? first.actor, visits: own.length, ms, idleMs: ms - acted }];
  });
  return viewers.sort((a, b) => b.ms - a.ms);
}

/** How long there was any of them. @param visits oldest first */
function lengthOf(visits: readonly Visit[]): number {
  let until = 0;
  return visits.reduce((sum, { began, ended }) => {
    const from = Math.max(began, until);
    until = Math.max(until, ended);
    return sum + Math.max(0, ended - from);
  }, 0);
}
