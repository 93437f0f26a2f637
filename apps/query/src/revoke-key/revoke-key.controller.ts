import { Body, Controller, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Caller, type RequestCaller } from '../access/caller.js';
import { Installation, type InstallationReader } from '../access/installation.js';
import { nestPath } from '../http/nest-path.js';
import { keyConfigured } from '../keys/key-configured.js';
import { KeyDesk } from '../keys/key-desk.js';
import { type KeyView } from '../keys/key-view.js';
import { identifier } from '../parameters/identifier.js';
import { readPathParameter } from '../parameters/path-parameter.js';
import { readBody } from '../parameters/read-body.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { type AuditSink } from '../reads/read-trail.js';
import { AUDIT_SINK } from '../tokens.js';
import { revokeKey } from './revoke-key.operation.js';

@Controller()
export class RevokeKeyController {
  constructor(
    @Inject(KeyDesk) private readonly desk: KeyDesk,
    @Inject(AUDIT_SINK) private readonly audit: AuditSink,
  ) {}

  @Post(nestPath(revokeKey.path))
  @HttpCode(202)
  async revoke(
    @Installation() installation: InstallationReader,
    @Caller() caller: RequestCaller,
    @Param('id') text: string,
    @Query() query: RawQuery,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<KeyView> {
    const id = readPathParameter('id', identifier, text);
    readParameters(revokeKey.parameters, query);
    readBody(revokeKey.body, body);
    const key = await this.desk.revoke(id, caller.tenantId, installation);
    this.audit.add(keyConfigured('revoked', key, { request, caller }));
    void reply.header('Location', '/v1/keys');
    return key;
  }
}
