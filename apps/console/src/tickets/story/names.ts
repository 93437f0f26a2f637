import { createContext, useContext } from 'react';
import { type Actor } from '../../api/answers.js';
import { type TimelineEvent } from '../../api/ticket-answers.js';

/** Names by id. */
export type Names = ReadonlyMap<string, string>;

/** The names that the events of a ticket tell: the last one of each. */
export function namesOf(events: readonly TimelineEvent[]): Names {
  const names = new Map<string, string>();
  for (const { actor, details } of events) {
    const pairs = [
      [actor.id, actor.name],
      [details['requester_id'], details['requester_name']],
      [details['to_agent_id'], details['to_agent_name']],
    ] as const;
    for (const [id, name] of pairs) if (id !== undefined && name !== undefined) names.set(id, name);
  }
  return names;
}

/** Names that those below may use, where an event itself has none. */
export const NamesContext = createContext<Names>(new Map());

/** What somebody is called. */
export function useName(actor: Actor): string {
  const names = useContext(NamesContext);
  return actor.name ?? names.get(actor.id) ?? actor.id;
}
