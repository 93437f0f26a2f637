import { Controller, Get, Header, Param, Res, type Type } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { Problem } from './problem.js';
import { swaggerUiFile } from './swagger-ui.js';

/**
 * Makes the controller of the documentation page and of the OpenAPI file behind it: without a key and without a request to
 * elsewhere.
 * @param title of the page
 */
export function docsController(title: string, document: unknown): Type {
  @Controller('docs')
  class DocsController {
    @Get()
    page(@Res() reply: FastifyReply): void {
      send('index.html', title, reply);
    }

    @Get('openapi.json')
    @Header('Content-Type', 'application/json')
    openApi(): unknown {
      return document;
    }

    @Get(':file')
    file(@Param('file') file: string, @Res() reply: FastifyReply): void {
      send(file, title, reply);
    }
  }
  return DocsController;
}

function send(name: string, title: string, reply: FastifyReply): void {
  const file = swaggerUiFile(name, title);
  if (file === undefined) throw new Problem('not-found', 'There is no such file; the page is at /docs.');
  void reply.type(file.type).send(file.content);
}
