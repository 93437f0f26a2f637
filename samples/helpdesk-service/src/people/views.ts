import { Injectable } from '@nestjs/common';
import { Audited, type AuditedCall } from '@docket/nest';

/** Somebody who looks at a ticket. */
export interface View {
  readonly id: string;
  readonly ticket: string;
}

/** Somebody who looked. */
export interface EndedView extends View {
  readonly cause: string | undefined;
  /** Undefined when nobody saw the beginning. */
  readonly durationMs: number | undefined;
}

/** Who looks at which ticket, and for how long. */
@Injectable()
export class Views {
  readonly #since = new Map<string, number>();

  @Audited('user.viewed_ticket', ({ args: [view] }: AuditedCall<[View]>) => ({
    ticket_id: view.ticket,
    details: { view_id: view.id },
  }))
  async begin(view: View): Promise<void> {
    this.#since.set(view.id, performance.now());
    await Promise.resolve();
  }

  @Audited('user.left_ticket', (_call, { id, ticket, cause, durationMs }: EndedView) => ({
    ticket_id: ticket,
    details: { view_id: id, cause, duration_ms: durationMs },
  }))
  async end(view: View, cause: string | undefined): Promise<EndedView> {
    const since = this.#since.get(view.id);
    this.#since.delete(view.id);
    const durationMs = since === undefined ? undefined : Math.round(performance.now() - since);
    return Promise.resolve({ ...view, cause, durationMs });
  }
}
