import { Controller, Get, Query } from '@nestjs/common';
import { projectionStates } from '@docket/projections';
import { Installation, type InstallationReader } from '../access/installation.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { type Projection, toProjection } from '../projections/projection.js';
import { PROJECTIONS } from '../projections/projection-name.js';
import { readReplays } from '../replays/read-replays.js';
import { listProjections } from './list-projections.operation.js';

@Controller()
export class ListProjectionsController {
  @Get(listProjections.path)
  async list(
    @Installation() installation: InstallationReader,
    @Query() query: RawQuery,
  ): Promise<{ projections: Projection[] }> {
    readParameters(listProjections.parameters, query);
    const names = PROJECTIONS.map(({ name }) => name);
    const [states, replays] = await Promise.all([projectionStates(installation, names), readReplays(installation)]);
    return { projections: states.map((state) => toProjection(state, replays)) };
  }
}
