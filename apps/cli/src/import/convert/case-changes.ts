import { type Action, type ActionFields, type StatusCategory } from '@docket/events';

/** What one row says about a case. Absent means that the row has no value there: nobody, no group, no priority. */
export interface CaseState {
  readonly state: string;
  readonly category: StatusCategory;
  readonly group: string | undefined;
  readonly groupName: string | undefined;
  readonly assignee: string | undefined;
  readonly assigneeName: string | undefined;
  readonly priority: string | undefined;
}

/** One event that a row gives. */
export interface CaseChange<A extends Action = Action> {
  /** Which of the changes a row can give this is. Part of the event's id, so numbers are never given anew. */
  readonly index: 0 | 1 | 2 | 3 | 4;
  readonly action: A;
  readonly details: Partial<ActionFields[A]>;
}

/**
 * What happened between two successive states of a case, in a fixed order: its creation; or the change of its status,
 * of its group and assignee (one transfer for both), of its priority; or, when none of these changed, something else.
 */
export function caseChanges(before: CaseState | undefined, after: CaseState): CaseChange[] {
  if (!before) return [created(after)];
  const changes = [statusChange(before, after), transfer(before, after), priorityChange(before, after)];
  const happened = changes.filter((change) => change !== undefined);
  return happened.length > 0 ? happened : [{ index: 4, action: 'ticket.other', details: {} }];
}

function created(after: CaseState): CaseChange<'ticket.created'> {
  return {
    index: 0,
    action: 'ticket.created',
    details: {
      status: after.state,
      status_category: after.category,
      priority: after.priority,
      agent_id: after.assignee,
      agent_name: after.assigneeName,
    },
  };
}

function statusChange(before: CaseState, after: CaseState): CaseChange<'ticket.status_changed'> | undefined {
  if (before.state === after.state) return undefined;
  return {
    index: 1,
    action: 'ticket.status_changed',
    details: {
      from: before.state,
      from_category: before.category,
      to: after.state,
      to_category: after.category,
    },
  };
}

/** Both sides are told whole: a group that is the same on both sides stayed. */
function transfer(before: CaseState, after: CaseState): CaseChange<'ticket.transferred'> | undefined {
  if (before.group === after.group && before.assignee === after.assignee) return undefined;
  return {
    index: 2,
    action: 'ticket.transferred',
    details: {
      from_department_id: before.group,
      from_department_name: before.groupName,
      to_department_id: after.group,
      to_department_name: after.groupName,
      from_agent_id: before.assignee,
      from_agent_name: before.assigneeName,
      to_agent_id: after.assignee,
      to_agent_name: after.assigneeName,
    },
  };
}

function priorityChange(before: CaseState, after: CaseState): CaseChange<'ticket.priority_changed'> | undefined {
  if (before.priority === after.priority) return undefined;
  return { index: 3, action: 'ticket.priority_changed', details: { from: before.priority, to: after.priority } };
}
