import { Body, Controller, HttpCode, Inject, Param, Post, Query, Res, type Type } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { Caller, type RequestCaller } from '../access/caller.js';
import { Installation, type InstallationReader } from '../access/installation.js';
import { nestPath } from '../http/nest-path.js';
import { type Operation } from '../openapi/operation.js';
import { readBody } from '../parameters/read-body.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { requireProjection } from '../projections/projection-name.js';
import { CommandDesk } from './command-desk.js';
import { type CommandView } from './command-view.js';
import { type reasonOnly } from './reason.js';

/** A command about one projection that needs nothing but a reason. */
type ProjectionCommand = Operation & {
  readonly parameters: Readonly<Record<string, never>>;
  readonly body: typeof reasonOnly;
};

/** Makes the controller that takes it. */
export function projectionCommandController(operation: ProjectionCommand, kind: 'revert' | 'cleanup'): Type {
  @Controller()
  class ProjectionCommandController {
    constructor(@Inject(CommandDesk) private readonly desk: CommandDesk) {}

    @Post(nestPath(operation.path))
    @HttpCode(202)
    async take(
      @Installation() installation: InstallationReader,
      @Caller() caller: RequestCaller,
      @Param('name') projection: string,
      @Query() query: RawQuery,
      @Body() body: unknown,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<CommandView> {
      requireProjection(projection);
      readParameters(operation.parameters, query);
      const { reason } = readBody(operation.body, body);
      const command = await this.desk.take({ kind, projection, reason }, caller, installation);
      void reply.header('Location', `/v1/commands/${command.id}`);
      return command;
    }
  }
  return ProjectionCommandController;
}
