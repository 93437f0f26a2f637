import { type Actor, type ActionFields } from '@docket/events';
import { type Random } from '../chance/random.js';
import { type HelpDesk } from '../desk/help-desk.js';
import { clickOf } from '../log/click.js';
import { type Session } from '../log/session.js';
import { type Surroundings } from '../words/surroundings.js';

const PROVIDER = 'entrance.example';

/** An agent logs in. */
export function logIn(desk: HelpDesk, session: Session): void {
  const { agent, random } = session;
  const details: ActionFields['user.logged_in'] = agent.usesSso
    ? { method: 'sso', provider: PROVIDER, second_factor: 'webauthn' }
    : { method: 'password', ...(random.chance(0.7) && { second_factor: 'totp' }) };
  desk.log.write('user.logged_in', { ...session.click(), details });
}

/** An attempt to log in that was refused. */
export interface Refusal {
  /** Whom they claim to be. */
  readonly actor: Actor;
  readonly login: string;
  readonly cause: 'wrong_password' | 'second_factor' | 'unknown_user' | 'locked';
  /** How many have failed in a row. */
  readonly attempts: number;
}

/** Somebody is refused at the door. */
export function refuse(desk: HelpDesk, random: Random, from: Surroundings, { actor, ...refusal }: Refusal): void {
  desk.log.write('user.login_failed', {
    ...clickOf(random, actor, from),
    outcome: 'FAILURE',
    details: { method: 'password', ...refusal },
  });
}
