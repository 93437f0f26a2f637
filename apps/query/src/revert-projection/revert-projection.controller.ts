import { Body, Controller, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { Caller, type RequestCaller } from '../access/caller.js';
import { Installation, type InstallationReader } from '../access/installation.js';
import { RequiresRole } from '../access/roles.js';
import { CommandDesk } from '../commands/command-desk.js';
import { type CommandView } from '../commands/command-view.js';
import { nestPath } from '../http/nest-path.js';
import { readBody } from '../parameters/read-body.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { requireProjection } from '../projections/projection-name.js';
import { revertProjection } from './revert-projection.operation.js';

@Controller()
@RequiresRole(revertProjection.roles)
export class RevertProjectionController {
  constructor(@Inject(CommandDesk) private readonly desk: CommandDesk) {}

  @Post(nestPath(revertProjection.path))
  @HttpCode(202)
  async revert(
    @Installation() installation: InstallationReader,
    @Caller() caller: RequestCaller,
    @Param('name') projection: string,
    @Query() query: RawQuery,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandView> {
    requireProjection(projection);
    readParameters(revertProjection.parameters, query);
    const { reason } = readBody(revertProjection.body, body);
    const command = await this.desk.take({ kind: 'revert', projection, reason }, caller, installation);
    void reply.header('Location', `/v1/commands/${command.id}`);
    return command;
  }
}
