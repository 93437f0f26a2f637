import { Controller, Get, Param, Query } from '@nestjs/common';
import { Installation, type InstallationReader } from '../access/installation.js';
import { nestPath } from '../http/nest-path.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { requireReplay } from '../replays/find.js';
import { type Replay } from '../replays/replay.js';
import { findReplay } from './find-replay.operation.js';

@Controller()
export class FindReplayController {
  @Get(nestPath(findReplay.path))
  find(
    @Installation() installation: InstallationReader,
    @Param('id') id: string,
    @Query() query: RawQuery,
  ): Promise<Replay> {
    readParameters(findReplay.parameters, query);
    return requireReplay(installation, id);
  }
}
