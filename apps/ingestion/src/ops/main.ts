import 'reflect-metadata';
import { checkKafkaSettings } from '@docket/kafka';
import { OpsModule } from './ops.module.js';
import { readOpsConfig } from './ops-config.js';
import { runService } from '../run-service.js';

runService({
  name: 'ops worker',
  module: OpsModule,
  portVariable: 'DOCKET_OPS_HTTP_PORT',
  http: () => readOpsConfig().ops.http,
  check: () => {
    checkKafkaSettings(readOpsConfig().kafka);
  },
});
