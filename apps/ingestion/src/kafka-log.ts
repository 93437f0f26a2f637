import { type KafkaLog } from '@docket/kafka';
import { type Logger } from '@docket/telemetry';
import { type Provider } from '@nestjs/common';
import * as tokens from './tokens.js';

/** What the Kafka driver says goes to the service's log. */
export const kafkaLog: Provider = {
  provide: tokens.KAFKA_LOG,
  inject: [tokens.LOGGER],
  useFactory: (log: Logger): KafkaLog => {
    const kafka = log.child({ part: 'kafka' });
    return (level, message, details) => {
      // The driver's informational lines are about itself; joining and leaving is told by whoever reads.
      kafka[level === 'info' ? 'debug' : level](details, message);
    };
  },
};
