// Compiled by a test as a service that has the published packages. Each `@ts-expect-error` fails when the line is right.
import { Inject, Injectable, Module } from '@nestjs/common';
import { Audited, type AuditedCall, AuditedFailure, DocketModule } from '@docket/nest';
import { Audit } from '@docket/sdk';

interface Ticket {
  readonly id: string;
  readonly status: string;
}

@Injectable()
export class Tickets {
  constructor(@Inject(Audit) private readonly audit: Audit) {}

  @Audited('ticket.status_changed', ({ args: [id, to] }: AuditedCall<[string, string]>, ticket: Ticket) => ({
    ticket_id: id,
    details: { from: ticket.status, to, to_category: 'OPEN' },
  }))
  @AuditedFailure('ticket.other', () => null)
  async changeStatus(id: string, to: string): Promise<Ticket> {
    await this.audit.emit('ticket.note_added', { ticket_id: id, details: {} });
    return { id, status: to };
  }

  // @ts-expect-error a symbol that the enumeration does not have
  @Audited('ticket.status_changed', () => ({ details: { from: 'a', to: 'b', to_category: 'OPNE' } }))
  async wrongSymbol(): Promise<void> {}

  // @ts-expect-error an action that there is not
  @Audited('ticket.status_changd', () => ({ details: {} }))
  async wrongAction(): Promise<void> {}

  // @ts-expect-error the method has another result
  @Audited('ticket.note_added', (_call: AuditedCall<[]>, result: number) => ({ details: { length: result } }))
  async wrongResult(): Promise<string> {
    return '';
  }

  // @ts-expect-error nobody waits for a method that returns no promise
  @Audited('ticket.note_added', () => ({ details: {} }))
  notAsync(): string {
    return '';
  }
}

@Module({
  imports: [
    DocketModule.forRoot({
      connect: { kafka: { brokers: [] }, registry: { url: '' }, service: 'x' },
      actor: ({ user }) => (typeof user === 'string' ? { type: 'AGENT', id: user } : undefined),
    }),
  ],
  providers: [Tickets],
})
export class ServiceModule {}
