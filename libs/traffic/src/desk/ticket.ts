import { type Random } from '../chance/random.js';
import { heavyTailed } from '../chance/spread.js';
import { type Agent } from '../people/agent.js';
import { type Contact } from '../people/contact.js';
import { type Department } from '../people/department.js';
import { type Topic } from '../words/topics.js';
import { type AgreementId } from './agreements.js';
import { type StatusName } from './status.js';
import { type Reason, type Work } from './work-list.js';

/** Way a ticket comes in. */
export type Channel = 'email' | 'web' | 'chat' | 'phone' | 'api' | SocialChannel;
/** Those with an action of their own for their messages. */
export type SocialChannel = 'facebook' | 'twitter' | 'tencent' | 'weibo';

export type Priority = 'low' | 'normal' | 'high' | 'urgent';

/** What a ticket begins with. */
export interface Opening {
  readonly contact: Contact;
  readonly channel: Channel;
  readonly topic: Topic;
  readonly department: Department;
  readonly priority: Priority;
}

/** How many answers a ticket takes: a third one, half of them two or three, and now and then a hundred. */
const FEWEST = 1.5;
const MOST_ANSWERS = 150;
const STEEPNESS = 1.4;

/** A ticket as the help desk has it at this moment. What changes it writes it down; see `actions`. */
export class Ticket {
  readonly contact: Contact;
  readonly channel: Channel;
  readonly topic: Topic;
  department: Department;
  priority: Priority;
  status: StatusName = 'new';
  agent: Agent | undefined;
  agreement: AgreementId | undefined;
  readonly tags = new Set<string>();
  messages = 0;
  answers = 0;
  /** Answers it takes until all is said: mostly a few, at times very many. */
  size: number;
  /** Counts what was said: who waits for an answer sees by it that the conversation went on. */
  turn = 0;
  /** What somebody has to do on it. */
  work: Work | undefined;
  /** Who has it in hands. */
  handler: Agent | undefined;
  /** What somebody has to do once it is out of those hands. */
  next: { readonly reason: Reason; readonly agent: Agent | undefined } | undefined;

  constructor(
    readonly id: string,
    opening: Opening,
    /** What happens to it by itself. */
    readonly random: Random,
  ) {
    this.contact = opening.contact;
    this.channel = opening.channel;
    this.topic = opening.topic;
    this.department = opening.department;
    this.priority = opening.priority;
    this.size = Math.floor(heavyTailed(random, FEWEST, STEEPNESS, MOST_ANSWERS));
  }

  get isClosed(): boolean {
    return this.status === 'closed';
  }
}
