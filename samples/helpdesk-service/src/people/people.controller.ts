import { Body, Controller, Inject, Param, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import { Checked } from '../http/checked.js';
import { type Export, People, type Presence } from './people.js';

const id = z.string().min(1).max(200);
const presence = z.object({ state: id, category: z.enum(['ONLINE', 'AWAY', 'OFFLINE']) });
const list = z.array(id).max(50).default([]);
const permissions = z
  .object({ role: id.optional(), granted: list, revoked: list })
  .transform(({ role, ...rest }) => ({ role, ...rest }));
const setting = z.object({ field: id, value: z.string().max(1_000) });
const wanted = z.object({ resource: id, format: id, rows: z.int().min(0) });
const click = z.object({ name: id, parameters: z.record(id, z.string().max(1_000)).default({}) });

@Controller()
export class PeopleController {
  constructor(@Inject(People) private readonly people: People) {}

  @Put('users/:id/presence')
  changePresence(
    @Param('id') user: string,
    @Body(new Checked(presence)) body: z.infer<typeof presence>,
  ): Promise<Presence | undefined> {
    return this.people.changePresence(user, body);
  }

  @Put('users/:id/permissions')
  changePermissions(
    @Param('id') user: string,
    @Body(new Checked(permissions)) body: z.infer<typeof permissions>,
  ): Promise<string | undefined> {
    return this.people.changePermissions(user, body);
  }

  @Put('settings/:area')
  changeSetting(
    @Param('area') area: string,
    @Body(new Checked(setting)) body: z.infer<typeof setting>,
  ): Promise<string | undefined> {
    return this.people.changeSetting(area, body.field, body.value);
  }

  @Post('exports')
  exportData(@Body(new Checked(wanted)) body: z.infer<typeof wanted>): Promise<Export> {
    return this.people.exportData(body);
  }

  @Post('clicks')
  click(@Body(new Checked(click)) body: z.infer<typeof click>): Promise<void> {
    return this.people.click(body.name, body.parameters);
  }
}
