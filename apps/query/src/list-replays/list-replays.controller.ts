import { Controller, Get, Query } from '@nestjs/common';
import { Installation, type InstallationReader } from '../access/installation.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { readReplays } from '../replays/read-replays.js';
import { type Replay } from '../replays/replay.js';
import { listReplays } from './list-replays.operation.js';

@Controller()
export class ListReplaysController {
  @Get(listReplays.path)
  async list(
    @Installation() installation: InstallationReader,
    @Query() query: RawQuery,
  ): Promise<{ replays: Replay[] }> {
    const { projection, state, limit } = readParameters(listReplays.parameters, query);
    const all = await readReplays(installation);
    const isWanted = (one: Replay): boolean =>
      (projection.length === 0 || projection.includes(one.projection)) &&
      (state.length === 0 || state.includes(one.state));
    return { replays: all.filter(isWanted).slice(0, limit) };
  }
}
