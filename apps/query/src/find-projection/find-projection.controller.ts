import { Controller, Get, Param, Query } from '@nestjs/common';
import { projectionState } from '@docket/projections';
import { Installation, type InstallationReader } from '../access/installation.js';
import { nestPath } from '../http/nest-path.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { type Projection, toProjection } from '../projections/projection.js';
import { requireProjection } from '../projections/projection-name.js';
import { readReplays } from '../replays/read-replays.js';
import { findProjection } from './find-projection.operation.js';

@Controller()
export class FindProjectionController {
  @Get(nestPath(findProjection.path))
  async find(
    @Installation() installation: InstallationReader,
    @Param('name') name: string,
    @Query() query: RawQuery,
  ): Promise<Projection> {
    requireProjection(name);
    readParameters(findProjection.parameters, query);
    const [state, replays] = await Promise.all([projectionState(installation, name), readReplays(installation)]);
    return toProjection(state, replays);
  }
}
