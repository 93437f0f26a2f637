import { Controller, HttpCode, Inject, Post, Query, Req, UseGuards } from '@nestjs/common';
import { type Summary } from '../answers/answer.js';
import { Writer, type RequestWriter } from '../access/writer.js';
import { WriterGuard } from '../access/writer-guard.js';
import { invalidParameter } from '@docket/http';
import { type FastifyRequest } from 'fastify';
import { Intake } from './intake.js';

@Controller()
@UseGuards(WriterGuard)
export class PostEventsController {
  constructor(@Inject(Intake) private readonly intake: Intake) {}

  @Post('/v1/events')
  @HttpCode(202)
  post(
    @Req() request: FastifyRequest,
    @Writer() writer: RequestWriter,
    @Query() query: Record<string, unknown>,
  ): Promise<Summary> {
    const [parameter] = Object.keys(query);
    if (parameter !== undefined)
      throw invalidParameter(parameter, 'is not a parameter of this request; there are none');
    return this.intake.take(request.raw, writer);
  }
}
