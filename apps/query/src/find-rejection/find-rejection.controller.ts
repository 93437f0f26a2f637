import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { isRejectReason, REJECT_REASONS } from '@docket/events';
import { type RejectedRecord, storedAt } from '@docket/rejections';
import { type z } from 'zod';
import { Caller, type RequestCaller } from '../access/caller.js';
import { Installation, type InstallationReader } from '../access/installation.js';
import { nestPath } from '../http/nest-path.js';
import { readPathParameter } from '../parameters/path-parameter.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { RejectionDesk } from '../rejections/rejection-desk.js';
import { idOf, rejectionId } from '../rejections/rejection-id.js';
import { toView } from '../rejections/rejection-view.js';
import { readRetries } from '../rejections/retry-record.js';
import { findRejection } from './find-rejection.operation.js';

type Answer = z.infer<typeof findRejection.response>;

@Controller()
export class FindRejectionController {
  constructor(@Inject(RejectionDesk) private readonly desk: RejectionDesk) {}

  @Get(nestPath(findRejection.path))
  async find(
    @Installation() installation: InstallationReader,
    @Caller() caller: RequestCaller,
    @Param('id') text: string,
    @Query() query: RawQuery,
  ): Promise<Answer> {
    const origin = readPathParameter('id', rejectionId, text);
    const { bytes } = readParameters(findRejection.parameters, query);
    const record = await this.desk.require(origin, { installation, caller });
    const look = await this.desk.look(record);
    const [stored, retries] = await Promise.all([
      look && storedAt(look, installation),
      readRetries(installation, [idOf(origin)]),
    ]);
    const read = look?.read;
    const own = retries.get(idOf(origin)) ?? [];
    return {
      ...toView(record, own),
      ...bytesOf(record, bytes),
      meaning: isRejectReason(record.reason) ? REJECT_REASONS[record.reason] : null,
      schema_name: look?.schemaName ?? null,
      read: read ? { value: read.value ?? null, problem: read.problem ?? null, left_bytes: read.leftBytes } : null,
      stored_at: stored ? idOf(stored) : null,
      retries: own.map(({ attempt, how, by, reason, at, outcome }) => ({ attempt, how, by, reason, at, outcome })),
    };
  }
}

function bytesOf({ kafka_key, named, value }: RejectedRecord, most: number): Pick<Answer, 'key' | 'headers' | 'value'> {
  return {
    key: kafka_key.length === 0 ? null : shown(kafka_key),
    headers: named.map(([name, bytes]) => ({ name, ...shown(bytes) })),
    value: { size: value.length, base64: value.subarray(0, most).toString('base64') },
  };
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

function shown(bytes: Buffer): { text: string | null; base64: string } {
  const base64 = bytes.toString('base64');
  try {
    return { text: UTF8.decode(bytes), base64 };
  } catch {
    return { text: null, base64 };
  }
}
