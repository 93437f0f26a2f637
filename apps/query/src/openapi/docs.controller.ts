import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { Problem } from '../problems/problem.js';
import { openApiDocument } from './document.js';
import { swaggerUiFile } from './swagger-ui.js';

/** The documentation page and the OpenAPI file behind it, without a key and without a request to elsewhere. */
@Controller('docs')
export class DocsController {
  private readonly document = openApiDocument();

  @Get()
  page(@Res() reply: FastifyReply): void {
    this.send('index.html', reply);
  }

  @Get('openapi.json')
  @Header('Content-Type', 'application/json')
  openApi(): unknown {
    return this.document;
  }

  @Get(':file')
  file(@Param('file') file: string, @Res() reply: FastifyReply): void {
    this.send(file, reply);
  }

  private send(name: string, reply: FastifyReply): void {
    const file = swaggerUiFile(name);
    if (file === undefined) throw new Problem('not-found', 'There is no such file; the page is at /docs.');
    void reply.type(file.type).send(file.content);
  }
}
