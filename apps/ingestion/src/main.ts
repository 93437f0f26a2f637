import 'reflect-metadata';
import { checkKafkaSettings } from '@docket/kafka';
import { readIngestionConfig } from './ingestion-config.js';
import { IngestionModule } from './ingestion.module.js';
import { runService } from './run-service.js';

runService({
  name: 'ingestion',
  module: IngestionModule,
  portVariable: 'DOCKET_INGEST_HTTP_PORT',
  http: () => readIngestionConfig().ingestion.http,
  check: () => {
    checkKafkaSettings(readIngestionConfig().kafka);
  },
});
