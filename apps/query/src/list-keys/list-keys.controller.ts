import { Controller, Get, Inject, Query } from '@nestjs/common';
import { Caller, type RequestCaller } from '../access/caller.js';
import { Installation, type InstallationReader } from '../access/installation.js';
import { KeyDesk } from '../keys/key-desk.js';
import { type KeyView } from '../keys/key-view.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { listKeys } from './list-keys.operation.js';

@Controller()
export class ListKeysController {
  constructor(@Inject(KeyDesk) private readonly desk: KeyDesk) {}

  @Get(listKeys.path)
  async list(
    @Installation() installation: InstallationReader,
    @Caller() { tenantId }: RequestCaller,
    @Query() query: RawQuery,
  ): Promise<{ keys: KeyView[] }> {
    readParameters(listKeys.parameters, query);
    return { keys: await this.desk.list(tenantId, installation) };
  }
}
