import { Controller, Get, Headers, Inject, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { Tenant } from '../access/tenant.js';
import { type TenantReader } from '../access/tenant-reader.js';
import { DirectExports } from '../exports/direct-exports.js';
import { fileName, mediaTypeOf } from '../exports/export-name.js';
import { selectionOf } from '../exports/export-parameters.js';
import { FORMAT_RULES } from '../exports/formats.js';
import { gzipped, requirePackable, takesGzip } from '../exports/gzip.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { type Exported } from '../reads/read-event.js';
import { exportEvents } from './export-events.operation.js';

@Controller()
export class ExportEventsController {
  constructor(@Inject(DirectExports) private readonly exports: DirectExports) {}

  @Get(exportEvents.path)
  async export(
    @Tenant() tenant: TenantReader,
    @Query() query: RawQuery,
    @Headers('accept-encoding') accepted: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<Exported> {
    const { format, columns, compress, order, ...filter } = readParameters(exportEvents.parameters, query);
    requirePackable(format, compress);
    const { rows, file } = await this.exports.begin(tenant, selectionOf(filter, { format, columns, order }));
    // Packed for the way alone, unless the file itself is, or gains nothing.
    const onTheWay = compress === 'none' && FORMAT_RULES[format].isText && takesGzip(accepted);
    void reply.headers({
      'Content-Type': mediaTypeOf({ format, compress }),
      'Content-Disposition': `attachment; filename="${fileName({ format, compress }, Date.now())}"`,
      'Docket-Rows': String(rows),
      Vary: 'Accept-Encoding',
      ...(onTheWay ? { 'Content-Encoding': 'gzip' } : {}),
    });
    const sent = onTheWay || compress === 'gzip' ? gzipped(file) : file;
    // A file that fails breaks the connection off, also while its first bytes wait in the packer: the headers are those of a file.
    sent.once('error', () => reply.raw.destroy());
    void reply.send(sent);
    return { format, row_count: rows };
  }
}
