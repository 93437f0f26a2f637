import { Controller, Get, Inject, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { KeyFollower } from '../access/key-follower.js';
import { AuditLink } from '../publish/audit-link.js';

/** One thing that is not as it should be. */
interface HealthProblem {
  readonly part: 'keys' | 'kafka';
  readonly problem: string;
}

@Controller('health')
export class HealthController {
  constructor(
    @Inject(AuditLink) private readonly link: AuditLink,
    @Inject(KeyFollower) private readonly keys: KeyFollower,
  ) {}

  /** The process runs. Says nothing of Kafka: restarting us would not bring it back. */
  @Get('live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** Events can be taken: the way to Kafka is there, and the keys are complete. */
  @Get('ready')
  ready(@Res({ passthrough: true }) reply: FastifyReply): { status: string; problems: HealthProblem[] } {
    const all = [
      { part: 'kafka', problem: this.link.problem },
      { part: 'keys', problem: this.keys.problem },
    ] as const;
    const problems = all.flatMap(({ part, problem }) => (problem === undefined ? [] : [{ part, problem }]));
    void reply.status(problems.length === 0 ? 200 : 503);
    return { status: problems.length === 0 ? 'ready' : 'not_ready', problems };
  }
}
