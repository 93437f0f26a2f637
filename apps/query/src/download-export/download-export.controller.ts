import { createReadStream } from 'node:fs';
import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { Problem } from '@docket/http';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { ExportDesk } from '../export-jobs/export-desk.js';
import { type ExportJob } from '../export-jobs/job.js';
import { fileName, mediaTypeOf } from '../exports/export-name.js';
import { nestPath } from '../http/nest-path.js';
import { readPathParameter } from '../parameters/path-parameter.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { uuid } from '../parameters/uuid.js';
import { type Exported } from '../reads/read-event.js';
import { byteRange } from './byte-range.js';
import { downloadExport } from './download-export.operation.js';

type RequestHeaders = Readonly<Record<string, string | undefined>>;

@Controller()
export class DownloadExportController {
  constructor(@Inject(ExportDesk) private readonly desk: ExportDesk) {}

  @Get(nestPath(downloadExport.path))
  download(
    @Tenant() tenant: TenantReader,
    @Param('id') id: string,
    @Query() query: RawQuery,
    @Headers() headers: RequestHeaders,
    @Res() reply: FastifyReply,
  ): Exported {
    readParameters(downloadExport.parameters, query);
    const job = this.desk.find(tenant.scope, readPathParameter('id', uuid, id));
    const digest = requireDone(job);
    const etag = `"${digest}"`;
    void reply.headers({ ETag: etag, 'Accept-Ranges': 'bytes', 'Cache-Control': 'private, no-cache' });
    if (isOneOf(headers['if-none-match'], etag)) {
      void reply.status(304).send();
      return { format: job.format, row_count: 0 };
    }
    const range = byteRange({ size: job.bytes, etag, range: headers['range'], ifRange: headers['if-range'] });
    const { start, end } = range ?? { start: 0, end: job.bytes - 1 };
    void reply.headers({
      'Content-Type': mediaTypeOf(job),
      'Content-Disposition': `attachment; filename="${fileName(job, job.created_at)}"`,
      'Content-Length': String(end - start + 1),
      'Repr-Digest': `sha-256=:${Buffer.from(digest, 'hex').toString('base64')}:`,
      'Docket-Rows': String(job.rows),
      ...(range && { 'Content-Range': `bytes ${start}-${end}/${job.bytes}` }),
    });
    void reply.status(range ? 206 : 200).send(this.#bytes(job, start, end));
    return { format: job.format, row_count: job.rows, size_bytes: job.bytes, sha256: digest };
  }

  #bytes(job: ExportJob, start: number, end: number) {
    // An empty file has no last byte.
    if (end < start) return '';
    return createReadStream(this.desk.pathOf(job), { start, end });
  }
}

function requireDone({ state, digest, error }: ExportJob): string {
  if (state === 'done' && digest !== undefined) return digest;
  const why = {
    queued: 'It has not begun yet.',
    running: 'It is being made.',
    failed: `It failed: ${error ?? ''}`,
    cancelled: 'It was cancelled.',
    expired: 'Its time is over; ask for it again.',
    done: 'It has no digest.',
  }[state];
  throw new Problem('conflict', `There is no file. ${why}`);
}

function isOneOf(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header === '*' || header.split(',').some((each) => each.trim().replace(/^W\//, '') === etag);
}
