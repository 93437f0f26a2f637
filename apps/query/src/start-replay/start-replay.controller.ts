import { Body, Controller, HttpCode, Inject, Post, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { Caller, type RequestCaller } from '../access/caller.js';
import { Installation, type InstallationReader } from '../access/installation.js';
import { CommandDesk } from '../commands/command-desk.js';
import { type CommandView } from '../commands/command-view.js';
import { readBody } from '../parameters/read-body.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { Problem } from '@docket/http';
import { readReplays } from '../replays/read-replays.js';
import { startReplay } from './start-replay.operation.js';

@Controller()
export class StartReplayController {
  constructor(@Inject(CommandDesk) private readonly desk: CommandDesk) {}

  @Post(startReplay.path)
  @HttpCode(202)
  async start(
    @Installation() installation: InstallationReader,
    @Caller() caller: RequestCaller,
    @Query() query: RawQuery,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandView> {
    readParameters(startReplay.parameters, query);
    const { projection, reason, dry_run, source, max_rate = null } = readBody(startReplay.body, body);
    await requireIdle(installation, projection);
    const command = await this.desk.take(
      { kind: 'replay', projection, reason, dry_run, source, max_rate },
      caller,
      installation,
    );
    void reply.header('Location', `/v1/replays/${command.id}`);
    return command;
  }
}

/** The ops worker looks once more; whoever asks in vain should be told at once. */
async function requireIdle(installation: InstallationReader, projection: string): Promise<void> {
  const other = (await readReplays(installation)).find(
    (one) => one.projection === projection && one.kind === 'replay' && ['requested', 'running'].includes(one.state),
  );
  if (!other) return;
  throw new Problem('conflict', `${projection} has a replay that is ${other.state}: /v1/replays/${other.id}.`);
}
