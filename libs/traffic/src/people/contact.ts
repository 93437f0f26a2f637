import { type Actor } from '@docket/events';
import { type Random } from '../chance/random.js';
import { fullName, mailbox } from '../words/names.js';
import { outsideSurroundings, type Surroundings } from '../words/surroundings.js';

/** What a contact has paid for; decides which agreement applies to its tickets. */
export type Plan = 'free' | 'team' | 'enterprise';

/** A customer or visitor of the help desk. */
export interface Contact {
  readonly actor: Actor & { readonly name: string; readonly email: string };
  readonly plan: Plan;
  readonly phone: string;
  /** Name on social networks. */
  readonly handle: string;
  readonly surroundings: Surroundings;
}

/** A contact, made from its own stream alone: nobody has to keep it. */
export function someContact(random: Random): Contact {
  const name = fullName(random);
  const box = `${mailbox(name)}${random.between(10, 999)}`;
  const email = `${box}@${random.pick(['mail.example', 'post.example', 'firm.example'])}`;
  return {
    actor: { type: 'CONTACT', id: random.code(8), name, email },
    plan: random.weighted({ free: 60, team: 30, enterprise: 10 }),
    // Numbers that are reserved for fiction.
    phone: `+447700900${String(random.below(1000)).padStart(3, '0')}`,
    handle: `@${box.replaceAll('.', '_')}`,
    surroundings: outsideSurroundings(random),
  };
}
