import { type Action, type ActionFields } from '@docket/sdk';
import { type TrafficEvent } from '@docket/traffic';

/** A call of the service's own API. */
export interface Call {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body: unknown;
}

type TrafficInput = TrafficEvent['input'];
type CallsOf = { readonly [A in Action]?: (details: ActionFields[A], input: TrafficInput) => Call };

const ticket = ({ ticket_id }: TrafficInput) => `/tickets/${encodeURIComponent(ticket_id ?? '')}`;
const call = (method: Call['method'], path: string, body: unknown): Call => ({ method, path, body });
const given = (text: string | null | undefined) => text ?? undefined;

type Social = 'facebook' | 'twitter' | 'tencent' | 'weibo' | 'email';
const message = (how: Social) => (details: ActionFields['ticket.tweeted'], input: TrafficInput) =>
  call('POST', `${ticket(input)}/messages`, { how, direction: details.direction, text: details.preview ?? '' });
const remark =
  (how: 'internal' | 'system' | 'offline' | 'note') =>
  (details: { readonly preview?: string | null | undefined }, input: TrafficInput) =>
    call('POST', `${ticket(input)}/remarks`, { how, text: details.preview ?? '' });

/** What somebody has to call so that it happens. What is not here comes with something else: both sides of a split with one call. */
const CALLS: CallsOf = {
  'ticket.created': (details, input) =>
    call('POST', '/tickets', {
      id: input.ticket_id,
      subject: details.subject ?? '',
      priority: given(details.priority),
      agentId: given(details.agent_id),
      departmentId: given(input.department_id),
      ...(details.requester_id == null
        ? {}
        : { requester: { id: details.requester_id, name: given(details.requester_name) } }),
    }),
  'ticket.status_changed': (details, input) =>
    call('PUT', `${ticket(input)}/status`, { status: details.to, category: details.to_category }),
  'ticket.priority_changed': ({ to }, input) => call('PUT', `${ticket(input)}/priority`, { priority: given(to) }),
  'ticket.sla_changed': ({ to }, input) => call('PUT', `${ticket(input)}/sla`, { sla: given(to) }),
  'ticket.tags_changed': ({ added, removed }, input) =>
    call('PATCH', `${ticket(input)}/tags`, { add: added ?? [], remove: removed ?? [] }),
  'ticket.transferred': ({ to_agent_id, to_department_id }, input) =>
    call('PUT', `${ticket(input)}/owner`, { agentId: given(to_agent_id), departmentId: given(to_department_id) }),
  'ticket.ranked': ({ rating, scale, comment }, input) =>
    call('POST', `${ticket(input)}/ratings`, { rating, scale, comment: given(comment) }),
  'ticket.merged_into': ({ other_ticket_id }, input) => call('POST', `${ticket(input)}/merge`, { id: other_ticket_id }),
  'ticket.split_into': ({ other_ticket_id }, input) => call('POST', `${ticket(input)}/split`, { id: other_ticket_id }),
  'ticket.other': ({ name, parameters }, input) => call('POST', `${ticket(input)}/other`, { name, parameters }),
  'ticket.message_added': (details, input) => message('email')(details, input),
  'ticket.facebook_message': message('facebook'),
  'ticket.tweeted': message('twitter'),
  'ticket.tencent_message': message('tencent'),
  'ticket.weibo_message': message('weibo'),
  'ticket.internal_message_added': remark('internal'),
  'ticket.system_message_added': remark('system'),
  'ticket.offline_message': remark('offline'),
  'ticket.note_added': remark('note'),
  'ticket.voice_message_added': ({ duration_ms }, input) =>
    call('POST', `${ticket(input)}/voice-messages`, { durationMs: duration_ms ?? 0 }),
  'ticket.called': ({ direction, duration_ms, answered }, input) =>
    call('POST', `${ticket(input)}/calls`, { direction, durationMs: duration_ms, answered: answered ?? true }),
  'ticket.chatted': ({ duration_ms, message_count }, input) =>
    call('POST', `${ticket(input)}/chats`, { durationMs: duration_ms ?? 0, messages: message_count ?? 0 }),
  'ticket.forwarded': ({ to }, input) => call('POST', `${ticket(input)}/forwards`, { to }),
  'ticket.file_attached': ({ name, size_bytes, media_type }, input) =>
    call('POST', `${ticket(input)}/files`, { name, sizeBytes: size_bytes, mediaType: media_type }),
  'ticket.knowledgebase_linked': ({ article_id }, input) =>
    call('POST', `${ticket(input)}/articles`, { id: article_id }),
  'user.viewed_ticket': ({ view_id }, input) =>
    call('POST', `${ticket(input)}/views`, { id: view_id ?? input.event_id }),
  'user.left_ticket': ({ view_id, cause }, input) =>
    call('DELETE', `${ticket(input)}/views/${encodeURIComponent(view_id ?? input.event_id)}`, { cause: given(cause) }),
  'user.logged_in': ({ method }, { actor, session_id }) =>
    call('POST', '/sessions', { user: actor.id, password: 'open sesame', method, session: given(session_id) }),
  'user.login_failed': ({ method, login }, { actor }) =>
    call('POST', '/sessions', { user: login ?? actor.id, password: 'let me in', method }),
  'user.logged_out': ({ cause }, { session_id }) =>
    call('DELETE', `/sessions/${encodeURIComponent(session_id ?? 'none')}`, { cause }),
  'user.state_changed': ({ to, to_category }, { actor }) =>
    call('PUT', `/users/${encodeURIComponent(actor.id)}/presence`, { state: to, category: to_category }),
  'user.permission_changed': ({ to_role, granted, revoked }, { target, actor }) =>
    call('PUT', `/users/${encodeURIComponent(target?.id ?? actor.id)}/permissions`, {
      role: given(to_role),
      granted,
      revoked,
    }),
  'user.settings_changed': ({ area, changes }) =>
    call('PUT', `/settings/${encodeURIComponent(area)}`, {
      field: changes?.[0]?.field ?? 'all',
      value: changes?.[0]?.new ?? '',
    }),
  'user.data_exported': ({ resource, format, row_count }) =>
    call('POST', '/exports', { resource, format, rows: row_count ?? 0 }),
  'user.general_action': ({ name, parameters }) => call('POST', '/clicks', { name, parameters }),
};

/** The call by which something happens at this help desk; undefined when it comes with another call. */
export function callOf({ action, input }: TrafficEvent): Call | undefined {
  const make = CALLS[action] as ((details: unknown, input: TrafficInput) => Call) | undefined;
  return make?.(input.details ?? {}, input);
}

/** Who calls, as the proxy in front would say. */
export function headersOf({ input: { actor, session_id, request_id } }: TrafficEvent): Record<string, string> {
  const said = { type: actor.type, id: actor.id, name: actor.name, role: actor.role, department: actor.department_id };
  const headers = Object.entries(said).flatMap(([name, value]) =>
    value == null ? [] : [[`x-actor-${name}`, encodeURIComponent(value)]],
  );
  return {
    ...(Object.fromEntries(headers) as Record<string, string>),
    ...(session_id == null ? {} : { 'x-session': session_id }),
    ...(request_id == null ? {} : { 'x-request-id': request_id }),
  };
}
