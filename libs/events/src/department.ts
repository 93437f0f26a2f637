import type { Envelope } from './generated/types/docket.js';

/**
 * The department an event counts for, everywhere: where it took place, else the one of the actor, else '' (none).
 * Fixed when the event is stored; a later move of the agent changes nothing.
 */
export function departmentOf(envelope: {
  readonly department_id?: Envelope['department_id'];
  readonly actor: Pick<Envelope['actor'], 'department_id'>;
}): string {
  return envelope.department_id ?? envelope.actor.department_id ?? '';
}
