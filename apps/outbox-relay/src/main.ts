import { checkKafkaSettings } from '@docket/kafka';
import { runProcess } from '@docket/service';
import { readRelayConfig } from './relay-config.js';
import { startRelay } from './start-relay.js';

runProcess({
  name: 'outbox relay',
  portVariable: 'DOCKET_OUTBOX_HTTP_PORT',
  waitsFor: 'nothing',
  http: () => readRelayConfig().outbox.http,
  check: () => {
    checkKafkaSettings(readRelayConfig().kafka);
  },
  start: () => Promise.resolve(startRelay(readRelayConfig())),
});
