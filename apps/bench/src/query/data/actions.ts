/** SQL for a text of hexadecimal digits that the group `g`, and whatever is added, decides. */
const hex = (salt: string) => `lower(hex(cityHash64(g, ${salt})))`;
const quoted = (texts: readonly string[]) => `[${texts.map((text) => `'${text}'`).join(', ')}]`;

/** A ticket from its creation to its end; at `other` and `late` one of several things happens. */
const TICKET = [
  'ticket.created',
  'ticket.message_added',
  'ticket.transferred',
  'user.viewed_ticket',
  'ticket.message_added',
  'user.left_ticket',
  'ticket.status_changed',
  'ticket.message_added',
  'other',
  'user.viewed_ticket',
  'ticket.message_added',
  'user.left_ticket',
  'ticket.status_changed',
  'late',
  'last',
  'ticket.status_changed',
];
const OTHER = ['ticket.tags_changed', 'ticket.note_added', 'ticket.file_attached', 'ticket.internal_message_added'];
const LATE = ['ticket.ranked', 'ticket.ranked', 'ticket.status_changed', 'ticket.called', 'ticket.priority_changed'];
const LAST = ['ticket.note_added', 'ticket.system_message_added', 'ticket.sla_changed'];
const SHIFT = [
  'user.logged_in',
  ...Array.from({ length: 12 }, (_, n) => (n % 4 === 3 ? 'user.general_action' : 'user.state_changed')),
  'user.general_action',
  'user.state_changed',
  'user.logged_out',
];

/** SQL for the action of event `i` of a group. */
export const ACTION = `if(is_shift,
      if(i = 0 AND intDiv(hg, 41) % 25 = 0, 'user.login_failed', ${quoted(SHIFT)}[i + 1]),
      multiIf(i = 8, ${quoted(OTHER)}[1 + intDiv(hg, 43) % ${OTHER.length}], i = 13, ${quoted(LATE)}[1 + intDiv(hg, 47) % ${LATE.length}],
        i = 14, ${quoted(LAST)}[1 + intDiv(hg, 53) % ${LAST.length}], ${quoted(TICKET)}[i + 1]))`;

/** SQL for who does event `i`: contacts write, the system closes, all else is done by agents. */
export const ACTOR_TYPE = `multiIf(is_shift, 'AGENT', i IN (0, 1, 7) OR action = 'ticket.ranked', 'CONTACT',
      i = 15 OR action = 'ticket.system_message_added', 'SYSTEM', 'AGENT')`;

const PREVIEWS = [
  'Hello, my order has not arrived yet, could you please look into it?',
  'Thank you, this solved it.',
  'We have forwarded your request to the technical team and will be back by tomorrow.',
  'I would like a refund for the second item of the order.',
];
const SUBJECTS = ['Order not delivered', 'Cannot log in', 'Invoice is wrong', 'How do I export my data?'];

const preview = `${quoted(PREVIEWS)}[1 + hn % ${PREVIEWS.length}]`;
const length = 'toString(20 + hn % 4000)';

/** SQL for the fields of an action, as text by name. */
export const DETAILS = `multiIf(
      action = 'ticket.message_added', map('direction', if(i IN (1, 7), 'IN', 'OUT'), 'message_id', concat('m-', ${hex('i')}), 'length', ${length}, 'preview', ${preview}, 'recipients', '[]'),
      action = 'user.viewed_ticket', map('view_id', concat('v-', ${hex('i < 6')})),
      action = 'user.left_ticket', map('view_id', concat('v-', ${hex('i < 6')}), 'duration_ms', toString(10000 + hn % 900000), 'cause', 'closed'),
      action = 'ticket.status_changed', if(i = 6, map('from', 'Open', 'to', 'Waiting for customer', 'from_category', 'OPEN', 'to_category', 'WAITING'),
        if(i = 12, map('from', 'Waiting for customer', 'to', 'Resolved', 'from_category', 'WAITING', 'to_category', 'RESOLVED'),
        if(i = 13, map('from', 'Resolved', 'to', 'Open', 'from_category', 'RESOLVED', 'to_category', 'OPEN'),
          map('from', 'Resolved', 'to', 'Closed', 'from_category', 'RESOLVED', 'to_category', 'CLOSED')))),
      action = 'ticket.created', map('status', 'New', 'status_category', 'NEW', 'priority', priority, 'requester_id', contact_id, 'requester_name', contact_name, 'subject', ${quoted(SUBJECTS)}[1 + hn % ${SUBJECTS.length}]),
      action = 'ticket.transferred', map('to_agent_id', agent_id, 'to_agent_name', agent_name, 'to_department_id', concat('dep-', toString(desk)), 'from_agent_id', other_agent_id),
      action = 'user.state_changed', if(i = 14, map('from', 'Online', 'to', 'Offline', 'from_category', 'ONLINE', 'to_category', 'OFFLINE', 'cause', 'manual'),
        if(i % 2 = 1, map('from', 'Offline', 'to', 'Online', 'from_category', 'OFFLINE', 'to_category', 'ONLINE', 'cause', 'manual'),
          map('from', 'Online', 'to', 'Lunch', 'from_category', 'ONLINE', 'to_category', 'AWAY', 'cause', 'manual'))),
      action = 'user.logged_in', map('method', 'password', 'second_factor', 'totp'),
      action = 'user.login_failed', map('method', 'password', 'cause', 'wrong_password', 'login', agent_id),
      action = 'user.logged_out', map('cause', 'manual'),
      action = 'user.general_action', map('name', concat('macro-', toString(hn % 40)), 'parameters', '{}'),
      action = 'ticket.tags_changed', map('added', '["refund"]', 'removed', '[]'),
      action = 'ticket.file_attached', map('name', 'invoice.pdf', 'media_type', 'application/pdf', 'size_bytes', toString(hn % 5000000), 'file_id', concat('f-', ${hex('i')})),
      action = 'ticket.ranked', map('rating', toString(1 + hn % 5), 'scale', '5', 'scale_min', '1', 'agent_id', agent_id),
      action = 'ticket.called', map('direction', 'IN', 'duration_ms', toString(hn % 900000), 'answered', 'true', 'call_id', concat('c-', ${hex('i')})),
      action = 'ticket.priority_changed', map('from', priority, 'to', 'high'),
      action = 'ticket.sla_changed', map('from', 'standard', 'to', 'gold'),
      action = 'ticket.note_added', map('note_id', concat('n-', ${hex('i')}), 'length', ${length}, 'preview', ${preview}),
      map('message_id', concat('m-', ${hex('i')}), 'length', ${length}, 'preview', ${preview},
        if(action = 'ticket.internal_message_added', 'mentioned_ids', 'recipients'), '[]'))`;
