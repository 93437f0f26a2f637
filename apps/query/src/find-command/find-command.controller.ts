import { Controller, Get, Param, Query } from '@nestjs/common';
import { Installation, type InstallationReader } from '../access/installation.js';
import { type CommandView, toCommandView } from '../commands/command-view.js';
import { readCommand } from '../commands/read-commands.js';
import { nestPath } from '../http/nest-path.js';
import { readPathParameter } from '../parameters/path-parameter.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { uuid } from '../parameters/uuid.js';
import { Problem } from '@docket/http';
import { findCommand } from './find-command.operation.js';

@Controller()
export class FindCommandController {
  @Get(nestPath(findCommand.path))
  async find(
    @Installation() installation: InstallationReader,
    @Param('id') text: string,
    @Query() query: RawQuery,
  ): Promise<CommandView> {
    const id = readPathParameter('id', uuid, text).toLowerCase();
    readParameters(findCommand.parameters, query);
    const taken = await readCommand(installation, id);
    if (!taken) throw new Problem('not-found', `There is no command ${id}.`);
    return toCommandView(taken);
  }
}
