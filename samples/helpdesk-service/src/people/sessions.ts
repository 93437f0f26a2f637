import { randomUUID, timingSafeEqual } from 'node:crypto';
import { Injectable, UnauthorizedException } from '@nestjs/common';
import { Audited, type AuditedCall, AuditedFailure } from '@docket/nest';

/** Who wants to come in. */
export interface Login {
  readonly user: string;
  readonly password: string;
  readonly method: string;
  /** Given by whoever signs people in; else a new one. */
  readonly session?: string | undefined;
}

/** Somebody is in. */
export interface Session {
  readonly id: string;
  readonly user: string;
}

/** Somebody is out again: by a click, by time, by an admin. */
export interface Ended extends Session {
  readonly cause: string;
}

/** Everybody's, in this example. */
const PASSWORD = Buffer.from('open sesame');

/** Who is in. Nobody has signed them in before this, so these events name their actor themselves. */
@Injectable()
export class Sessions {
  readonly #sessions = new Map<string, Session>();

  @Audited('user.logged_in', ({ args: [{ user, method }] }: AuditedCall<[Login]>, { id }: Session) => ({
    actor: { type: 'AGENT', id: user },
    session_id: id,
    details: { method },
  }))
  @AuditedFailure('user.login_failed', ({ args: [{ user, method }] }: AuditedCall<[Login]>) => ({
    actor: { type: 'AGENT', id: user },
    details: { method, cause: 'wrong_password', login: user },
  }))
  async begin({ user, password, session: id = randomUUID() }: Login): Promise<Session> {
    const given = Buffer.from(password);
    if (given.length !== PASSWORD.length || !timingSafeEqual(given, PASSWORD)) {
      throw new UnauthorizedException('user or password is wrong');
    }
    const session = { id, user };
    this.#sessions.set(id, session);
    return Promise.resolve(session);
  }

  @Audited('user.logged_out', (_call, ended: Ended | undefined) =>
    ended === undefined
      ? null
      : { actor: { type: 'AGENT', id: ended.user }, session_id: ended.id, details: { cause: ended.cause } },
  )
  async end(id: string, cause: string): Promise<Ended | undefined> {
    const session = this.#sessions.get(id);
    this.#sessions.delete(id);
    return Promise.resolve(session && { ...session, cause });
  }
}
