import { Inject, Injectable } from '@nestjs/common';
import { Audited, type AuditedCall } from '@docket/nest';
import { Audit } from '@docket/sdk';

/** Whether somebody takes work. */
export interface Presence {
  readonly state: string;
  readonly category: 'ONLINE' | 'AWAY' | 'OFFLINE';
}

/** A change of what somebody may do. */
export interface Permissions {
  readonly role: string | undefined;
  readonly granted: readonly string[];
  readonly revoked: readonly string[];
}

/** What somebody took out of the help desk. */
export interface Export {
  readonly resource: string;
  readonly format: string;
  readonly rows: number;
}

/** What people do apart from tickets. */
@Injectable()
export class People {
  readonly #presence = new Map<string, Presence>();
  readonly #roles = new Map<string, string>();
  readonly #settings = new Map<string, string>();

  constructor(@Inject(Audit) private readonly audit: Audit) {}

  @Audited('user.state_changed', ({ args: [, to] }: AuditedCall<[string, Presence]>, before: Presence | undefined) => ({
    details: { from: before?.state, from_category: before?.category, to: to.state, to_category: to.category },
  }))
  async changePresence(user: string, presence: Presence): Promise<Presence | undefined> {
    const before = this.#presence.get(user);
    this.#presence.set(user, presence);
    return Promise.resolve(before);
  }

  @Audited(
    'user.permission_changed',
    ({ args: [user, { role, granted, revoked }] }: AuditedCall<[string, Permissions]>, before: string | undefined) => ({
      target: { type: 'user', id: user },
      details: { from_role: before, to_role: role, granted, revoked },
    }),
  )
  async changePermissions(user: string, { role }: Permissions): Promise<string | undefined> {
    const before = this.#roles.get(user);
    if (role !== undefined) this.#roles.set(user, role);
    return Promise.resolve(before);
  }

  @Audited(
    'user.settings_changed',
    ({ args: [area, field, value] }: AuditedCall<[string, string, string]>, before: string | undefined) => ({
      details: { area, changes: [{ field, old: before, new: value }] },
    }),
  )
  async changeSetting(area: string, field: string, value: string): Promise<string | undefined> {
    const key = `${area}/${field}`;
    const before = this.#settings.get(key);
    this.#settings.set(key, value);
    return Promise.resolve(before);
  }

  @Audited('user.data_exported', ({ args: [one] }: AuditedCall<[Export]>) => ({
    details: { resource: one.resource, format: one.format, row_count: one.rows },
  }))
  async exportData(one: Export): Promise<Export> {
    return Promise.resolve(one);
  }

  /** Worth counting, and not worth waiting for: such an event may be dropped when too much waits, and is counted then. */
  async click(name: string, parameters: Record<string, string>): Promise<void> {
    await this.audit.emit('user.general_action', { details: { name, parameters } }, { delivery: 'best-effort' });
  }
}
