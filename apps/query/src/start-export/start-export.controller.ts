import { randomUUID } from 'node:crypto';
import { Body, Controller, HttpCode, Inject, Post, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { Caller, type RequestCaller } from '../access/caller.js';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { requireVisible } from '../access/visible-actions.js';
import { ExportDesk } from '../export-jobs/export-desk.js';
import { type ExportView, toView } from '../export-jobs/export-view.js';
import { scopedTo } from '../export-jobs/job-scope.js';
import { selectionOfJob } from '../export-jobs/job-selection.js';
import { Cuts } from '../exports/cuts.js';
import { requirePackable } from '../exports/gzip.js';
import { readBody } from '../parameters/read-body.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { startExport } from './start-export.operation.js';

@Controller()
export class StartExportController {
  constructor(
    @Inject(ExportDesk) private readonly desk: ExportDesk,
    @Inject(Cuts) private readonly cuts: Cuts,
  ) {}

  @Post(startExport.path)
  @HttpCode(202)
  async start(
    @Tenant() tenant: TenantReader,
    @Caller() caller: RequestCaller,
    @Query() query: RawQuery,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExportView> {
    readParameters(startExport.parameters, query);
    const asked = { ...readBody(startExport.body, body), created_at: Date.now() };
    requireVisible(caller.rights, asked.filters['action']);
    requirePackable(asked.format, asked.compress);
    // What is wrong with it is told now.
    selectionOfJob(asked);
    this.desk.requireRoom(tenant.tenantId);
    const job = await this.desk.take({
      id: randomUUID(),
      ...scopedTo(tenant.scope),
      created_by: { id: caller.id, name: caller.name },
      ...asked,
      state: 'queued',
      cut: await this.cuts.take(),
      rows: 0,
      bytes: 0,
    });
    void reply.header('Location', `/v1/exports/${job.id}`);
    return toView(job);
  }
}
