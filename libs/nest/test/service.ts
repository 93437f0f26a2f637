import {
  Body,
  Controller,
  ForbiddenException,
  Get,
  HttpCode,
  Inject,
  Injectable,
  NotFoundException,
  Param,
  Post,
  Scope,
  Sse,
  UseGuards,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { concatMap, delay, from, map, type Observable, of } from 'rxjs';
import { Audit } from '@docket/sdk';
import { Audited, type AuditedCall, AuditedFailure } from '../src/index.js';

export interface Ticket {
  readonly id: string;
  readonly status: string;
}

/** Who signs in here is whoever the request says. */
@Injectable()
export class SignIn implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<{ headers: Record<string, string>; user?: string }>();
    const user = request.headers['x-user'];
    if (user !== undefined) request.user = user;
    return true;
  }
}

/** A domain that knows nothing of requests. */
@Injectable()
export class Tickets {
  constructor(@Inject(Audit) private readonly audit: Audit) {}

  @Audited('ticket.status_changed', ({ args: [id, from, to] }: AuditedCall<[string, string, string]>) => ({
    ticket_id: id,
    details: { from, to, to_category: 'OPEN' },
  }))
  async changeStatus(id: string, _from: string, to: string): Promise<Ticket> {
    await Promise.resolve();
    return { id, status: to };
  }

  @AuditedFailure('ticket.priority_changed', ({ args: [id, to] }: AuditedCall<[string, string]>, error) =>
    error instanceof NotFoundException ? null : { ticket_id: id, details: { to } },
  )
  @Audited('ticket.priority_changed', ({ args: [id, to] }: AuditedCall<[string, string]>) => ({
    ticket_id: id,
    details: { to },
  }))
  async changePriority(id: string, to: string): Promise<string> {
    await Promise.resolve();
    if (to === 'forbidden') throw new ForbiddenException('only leads may do that');
    if (to === 'missing') throw new NotFoundException('no such ticket');
    if (to === 'broken') throw new Error('the database is away');
    return to;
  }

  @Audited('ticket.priority_changed', ({ args: [id] }: AuditedCall<[string]>) => ({
    ticket_id: id,
    // More than the contract allows: the event cannot be recorded.
    details: { to: 'x'.repeat(70_000) },
  }))
  async unrecordable(id: string): Promise<string> {
    return Promise.resolve(`did ${id}`);
  }

  @Audited(
    'ticket.priority_changed',
    ({ args: [id] }: AuditedCall<[string]>) => ({ ticket_id: id, details: { to: 'x'.repeat(70_000) } }),
    { wait: false },
  )
  async unrecordableUnseen(id: string): Promise<string> {
    return Promise.resolve(`did ${id}`);
  }

  async note(id: string): Promise<string> {
    return (await this.audit.emit('ticket.note_added', { ticket_id: id, details: {} })).event_id;
  }
}

@Controller('tickets')
@UseGuards(SignIn)
export class TicketsController {
  constructor(@Inject(Tickets) private readonly tickets: Tickets) {}

  // Above the route, whose marks it must not lose.
  @Audited('ticket.created', (_call, result: Ticket) => ({
    ticket_id: result.id,
    details: { status: result.status, status_category: 'NEW' },
  }))
  @Post()
  @HttpCode(202)
  async create(@Body() { id }: { id: string }): Promise<Ticket> {
    return Promise.resolve({ id, status: 'New' });
  }

  // And below it.
  @Get(':id')
  @Audited('user.viewed_ticket', ({ args: [id] }: AuditedCall<[string]>) =>
    id === 'quiet' ? null : { ticket_id: id, details: {} },
  )
  async view(@Param('id') id: string): Promise<Ticket> {
    return Promise.resolve({ id, status: 'New' });
  }

  @Post(':id/status')
  changeStatus(@Param('id') id: string, @Body() { from, to }: { from: string; to: string }): Promise<Ticket> {
    return this.tickets.changeStatus(id, from, to);
  }

  @Post(':id/priority')
  changePriority(@Param('id') id: string, @Body() { to }: { to: string }): Promise<string> {
    return this.tickets.changePriority(id, to);
  }

  @Post(':id/note')
  note(@Param('id') id: string): Promise<string> {
    return this.tickets.note(id);
  }

  @Post(':id/unrecordable')
  unrecordable(@Param('id') id: string): Promise<string> {
    return this.tickets.unrecordable(id);
  }

  @Post(':id/unrecordable-unseen')
  unrecordableUnseen(@Param('id') id: string): Promise<string> {
    return this.tickets.unrecordableUnseen(id);
  }

  @Sse(':id/export')
  @Audited('user.data_exported', ({ args: [id] }: AuditedCall<[string]>, last: { data: string }) => ({
    ticket_id: id,
    details: { resource: 'ticket', format: 'text/event-stream', row_count: Number(last.data) },
  }))
  export(@Param('id') id: string): Observable<{ data: string; id: string }> {
    return from(['1', '2', '3']).pipe(concatMap((data) => of({ data, id }).pipe(delay(5))));
  }
}

/** One instance per request, made after everything that looks at providers when the application starts. */
@Controller({ path: 'scoped', scope: Scope.REQUEST })
@UseGuards(SignIn)
export class ScopedController {
  @Post(':id')
  @Audited('ticket.tags_changed', ({ args: [id] }: AuditedCall<[string]>) => ({
    ticket_id: id,
    details: { added: ['x'] },
  }))
  async tag(@Param('id') id: string): Promise<string> {
    return Promise.resolve(id);
  }
}

@Controller()
export class MessagesController {
  constructor(@Inject(Tickets) private readonly tickets: Tickets) {}

  @MessagePattern('close')
  @Audited('ticket.system_message_added', ({ args: [{ id }] }: AuditedCall<[{ id: string }]>) => ({
    ticket_id: id,
    details: { template: 'closed' },
  }))
  close(@Payload() { id }: { id: string }): Observable<Ticket> {
    return from(this.tickets.changeStatus(id, 'Open', 'Closed')).pipe(map((ticket) => ticket));
  }
}
