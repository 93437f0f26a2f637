import { Body, Controller, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { Caller, type RequestCaller } from '../access/caller.js';
import { Installation, type InstallationReader } from '../access/installation.js';
import { CommandDesk } from '../commands/command-desk.js';
import { type CommandView } from '../commands/command-view.js';
import { nestPath } from '../http/nest-path.js';
import { readBody } from '../parameters/read-body.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { Problem } from '@docket/http';
import { requireReplay } from '../replays/find.js';
import { abortReplay } from './abort-replay.operation.js';

/** States in which there is something to end. */
const OPEN = ['requested', 'running', 'interrupted'];

@Controller()
export class AbortReplayController {
  constructor(@Inject(CommandDesk) private readonly desk: CommandDesk) {}

  @Post(nestPath(abortReplay.path))
  @HttpCode(202)
  async abort(
    @Installation() installation: InstallationReader,
    @Caller() caller: RequestCaller,
    @Param('id') id: string,
    @Query() query: RawQuery,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandView> {
    readParameters(abortReplay.parameters, query);
    const { reason } = readBody(abortReplay.body, body);
    const { id: replay, kind, projection, state } = await requireReplay(installation, id);
    if (kind !== 'replay' || !OPEN.includes(state)) {
      throw new Problem('conflict', `${kind} ${replay} has ended already: it is ${state}.`);
    }
    const command = await this.desk.take({ kind: 'abort', projection, reason, replay }, caller, installation);
    void reply.header('Location', `/v1/commands/${command.id}`);
    return command;
  }
}
