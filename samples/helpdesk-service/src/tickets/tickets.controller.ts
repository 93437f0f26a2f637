import { Body, Controller, Delete, Get, Inject, Param, Patch, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import { Checked } from '../http/checked.js';
import { type EndedView, Views } from '../people/views.js';
import { type Change, type Ticket } from './ticket.js';
import { type NewTicket, Tickets } from './tickets.js';

const id = z.string().min(1).max(200);
const text = z.string().max(10_000);
const newTicket = z.object({
  id: id.optional(),
  subject: text,
  requester: z.object({ id, name: text.optional() }).optional(),
  priority: id.optional(),
  agentId: id.optional(),
  departmentId: id.optional(),
});
const status = z.object({ status: id, category: z.enum(['NEW', 'OPEN', 'WAITING', 'RESOLVED', 'CLOSED']) });
const priority = z.object({ priority: id.optional() });
const sla = z.object({ sla: id.optional() });
const tags = z.object({ add: z.array(id).max(50).default([]), remove: z.array(id).max(50).default([]) });
const owner = z.object({ agentId: id.optional(), departmentId: id.optional() });
const rating = z.object({ rating: z.int(), scale: z.int().positive(), comment: text.optional() });
const other = z.object({ id });
const happened = z.object({ name: id, parameters: z.record(id, text).default({}) });
const view = z.object({ id });
const leaving = z.object({ cause: id.optional() });

@Controller('tickets')
export class TicketsController {
  constructor(
    @Inject(Tickets) private readonly tickets: Tickets,
    @Inject(Views) private readonly views: Views,
  ) {}

  @Post()
  create(@Body(new Checked(newTicket)) ticket: NewTicket): Promise<Ticket> {
    return this.tickets.create(ticket);
  }

  @Get(':id')
  find(@Param('id') ticket: string): Ticket {
    return this.tickets.find(ticket);
  }

  @Put(':id/status')
  changeStatus(@Param('id') ticket: string, @Body(new Checked(status)) body: z.infer<typeof status>): Promise<Change> {
    return this.tickets.changeStatus(ticket, body.status, body.category);
  }

  @Put(':id/priority')
  changePriority(
    @Param('id') ticket: string,
    @Body(new Checked(priority)) body: z.infer<typeof priority>,
  ): Promise<Change> {
    return this.tickets.changePriority(ticket, body.priority);
  }

  @Put(':id/sla')
  changeSla(@Param('id') ticket: string, @Body(new Checked(sla)) body: z.infer<typeof sla>): Promise<Change> {
    return this.tickets.changeSla(ticket, body.sla);
  }

  @Patch(':id/tags')
  changeTags(@Param('id') ticket: string, @Body(new Checked(tags)) body: z.infer<typeof tags>): Promise<Change> {
    return this.tickets.changeTags(ticket, body.add, body.remove);
  }

  @Put(':id/owner')
  transfer(@Param('id') ticket: string, @Body(new Checked(owner)) body: z.infer<typeof owner>): Promise<Change> {
    return this.tickets.transfer(ticket, body.agentId, body.departmentId);
  }

  @Post(':id/ratings')
  rate(@Param('id') ticket: string, @Body(new Checked(rating)) body: z.infer<typeof rating>): Promise<Change> {
    return this.tickets.rate(ticket, body);
  }

  @Post(':id/merge')
  merge(@Param('id') ticket: string, @Body(new Checked(other)) body: z.infer<typeof other>): Promise<Change> {
    return this.tickets.mergeInto(ticket, body.id);
  }

  @Post(':id/split')
  split(@Param('id') ticket: string, @Body(new Checked(other)) body: z.infer<typeof other>): Promise<Ticket> {
    return this.tickets.split(ticket, body.id);
  }

  @Post(':id/other')
  other(@Param('id') ticket: string, @Body(new Checked(happened)) body: z.infer<typeof happened>): Promise<Change> {
    return this.tickets.happened(ticket, body);
  }

  @Post(':id/views')
  look(@Param('id') ticket: string, @Body(new Checked(view)) body: z.infer<typeof view>): Promise<void> {
    this.tickets.find(ticket);
    return this.views.begin({ ticket, id: body.id });
  }

  @Delete(':id/views/:view')
  leave(
    @Param('id') ticket: string,
    @Param('view') viewId: string,
    @Body(new Checked(leaving)) body: z.infer<typeof leaving>,
  ): Promise<EndedView> {
    return this.views.end({ ticket, id: viewId }, body.cause);
  }
}
