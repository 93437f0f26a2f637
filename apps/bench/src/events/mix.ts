import { type Action, type ActionFields } from '@docket/events';
import { type SeededRandom } from './random.js';
import { type World } from './world.js';

/** What of an event an action decides. */
export interface ActionTraits<A extends Action = Action> {
  /** Events of this action among a hundred. */
  readonly share: number;
  /** Who does it: `either` is a contact in half of the cases. */
  readonly by: 'agent' | 'either';
  /** Which ticket it concerns. */
  readonly ticket: 'new' | 'open' | 'none';
  readonly fields: (random: SeededRandom, world: World, tenant: number) => ActionFields[A];
}

const STATUSES = [
  ['New', 'NEW'],
  ['Open', 'OPEN'],
  ['Waiting for customer', 'WAITING'],
  ['Resolved', 'RESOLVED'],
  ['Closed', 'CLOSED'],
] as const;
const TAGS = ['vip', 'refund', 'bug', 'shipping', 'invoice', 'churn-risk', 'follow-up'] as const;
const PREVIEWS = [
  'Hello, my order has not arrived yet, could you please look into it?',
  'Thank you, this solved it.',
  'We have forwarded your request to the technical team and will be back by tomorrow.',
  'Kupón se mi nepodařilo uplatnit, hlásí chybu.',
] as const;
const SUBJECTS = ['Order not delivered', 'Cannot log in', 'Invoice is wrong', 'How do I export my data?'] as const;
const FILES = [
  ['invoice.pdf', 'application/pdf'],
  ['screenshot.png', 'image/png'],
  ['log.txt', 'text/plain'],
] as const;

/** The ten actions of the benchmark, with fields as a help desk fills them in. */
export const MIX = {
  'ticket.created': {
    share: 8,
    by: 'either',
    ticket: 'new',
    fields: (random, world, tenant) => {
      const { actor } = world.contact(tenant);
      const requester = { requester_id: actor.id, requester_name: actor.name };
      const priority = random.pick(['low', 'normal', 'high']);
      return { status: 'New', status_category: 'NEW', priority, ...requester, subject: random.pick(SUBJECTS) };
    },
  },
  'ticket.status_changed': {
    share: 20,
    by: 'agent',
    ticket: 'open',
    fields: (random) => {
      const [from, from_category] = random.pick(STATUSES);
      const [to, to_category] = random.pick(STATUSES);
      return { from, to, to_category, from_category };
    },
  },
  'ticket.message_added': {
    share: 24,
    by: 'either',
    ticket: 'open',
    fields: (random) => {
      const recipients = random.chance(0.5) ? [`c${random.below(8_000)}@mail.example`] : [];
      const message = { message_id: `m-${random.hex(10)}`, length: random.below(4_000), recipients };
      const attachments = random.chance(0.1) ? { attachment_count: 1 + random.below(3) } : {};
      return { direction: random.pick(['IN', 'OUT']), ...message, preview: random.pick(PREVIEWS), ...attachments };
    },
  },
  'ticket.note_added': {
    share: 6,
    by: 'agent',
    ticket: 'open',
    fields: (random) => ({ note_id: `n-${random.hex(8)}`, length: random.below(600), preview: random.pick(PREVIEWS) }),
  },
  'ticket.transferred': {
    share: 6,
    by: 'agent',
    ticket: 'open',
    fields: (random, world, tenant) => {
      const from = world.agent(tenant).actor;
      const to = world.agent(tenant).actor;
      const department = world.department();
      const people = { from_agent_id: from.id, from_agent_name: from.name, to_agent_id: to.id, to_agent_name: to.name };
      if (random.chance(0.6)) return people;
      return { ...people, to_department_id: department.id, to_department_name: department.name };
    },
  },
  'ticket.tags_changed': {
    share: 8,
    by: 'agent',
    ticket: 'open',
    fields: (random) => ({ added: [random.pick(TAGS)], removed: random.chance(0.3) ? [random.pick(TAGS)] : [] }),
  },
  'ticket.file_attached': {
    share: 4,
    by: 'either',
    ticket: 'open',
    fields: (random) => {
      const [name, media_type] = random.pick(FILES);
      return { name, media_type, size_bytes: random.below(5_000_000), file_id: `f-${random.hex(10)}` };
    },
  },
  'user.viewed_ticket': {
    share: 12,
    by: 'agent',
    ticket: 'open',
    fields: (random) => ({ view_id: `v-${random.hex(10)}` }),
  },
  'user.logged_in': {
    share: 4,
    by: 'agent',
    ticket: 'none',
    fields: (random) =>
      random.chance(0.3) ? { method: 'sso', provider: 'okta' } : { method: 'password', second_factor: 'totp' },
  },
  'user.state_changed': {
    share: 8,
    by: 'agent',
    ticket: 'none',
    fields: (random) => {
      const [to, to_category] = random.pick([
        ['Online', 'ONLINE'],
        ['Lunch', 'AWAY'],
        ['Offline', 'OFFLINE'],
      ] as const);
      return { from: 'Online', from_category: 'ONLINE', to, to_category, cause: 'manual' };
    },
  },
} as const satisfies { [A in Action]?: ActionTraits<A> };

/** An action of the mix. */
export type MixAction = keyof typeof MIX;

/** The actions of the mix. */
export const MIX_ACTIONS = Object.keys(MIX) as readonly MixAction[];

/** Every action as often as its share, so that picking one evenly keeps the shares. */
export const MIX_WHEEL: readonly MixAction[] = MIX_ACTIONS.flatMap((action) =>
  Array<MixAction>(MIX[action].share).fill(action),
);
