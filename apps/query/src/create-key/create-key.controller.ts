import { limitProblem } from '@docket/access';
import { Body, Controller, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Caller, type RequestCaller } from '../access/caller.js';
import { Installation, type InstallationReader } from '../access/installation.js';
import { invalidParameter } from '@docket/http';
import { keyConfigured } from '../keys/key-configured.js';
import { KeyDesk } from '../keys/key-desk.js';
import { type KeyView } from '../keys/key-view.js';
import { readBody } from '../parameters/read-body.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { type AuditSink } from '../reads/read-trail.js';
import { AUDIT_SINK } from '../tokens.js';
import { createKey } from './create-key.operation.js';

@Controller()
export class CreateKeyController {
  constructor(
    @Inject(KeyDesk) private readonly desk: KeyDesk,
    @Inject(AUDIT_SINK) private readonly audit: AuditSink,
  ) {}

  @Post(createKey.path)
  @HttpCode(202)
  async create(
    @Installation() installation: InstallationReader,
    @Caller() caller: RequestCaller,
    @Query() query: RawQuery,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ key: string } & KeyView> {
    readParameters(createKey.parameters, query);
    const { name, roles, expires_at, departments } = readBody(createKey.body, body);
    const problem = departments && limitProblem(roles);
    if (problem !== undefined) throw invalidParameter('departments', problem);
    const expires = expires_at === undefined ? undefined : new Date(expires_at);
    const owner = { tenant: caller.tenantId, name, roles: [...new Set(roles)], expires, departments };
    const { text, key } = await this.desk.create(owner, installation);
    this.audit.add(keyConfigured('created', key, { request, caller }));
    void reply.header('Location', createKey.path);
    return { key: text, ...key };
  }
}
