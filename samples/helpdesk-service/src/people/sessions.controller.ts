import { Body, Controller, Delete, Inject, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Checked } from '../http/checked.js';
import { type Ended, type Session, Sessions } from './sessions.js';

const id = z.string().min(1).max(200);
const login = z.object({
  user: id,
  password: z.string().max(200),
  method: id.default('password'),
  session: id.optional(),
});
const logout = z.object({ cause: id.default('user') });

@Controller('sessions')
export class SessionsController {
  constructor(@Inject(Sessions) private readonly sessions: Sessions) {}

  @Post()
  begin(@Body(new Checked(login)) body: z.infer<typeof login>): Promise<Session> {
    return this.sessions.begin(body);
  }

  @Delete(':id')
  end(
    @Param('id') session: string,
    @Body(new Checked(logout)) body: z.infer<typeof logout>,
  ): Promise<Ended | undefined> {
    return this.sessions.end(session, body.cause);
  }
}
