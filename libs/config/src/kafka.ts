import { z } from 'zod';
import { certificateFile, flag, hostPorts, oneOf, optional, secret, text, variable } from './variable.js';

const topicPrefix = z.string().regex(/^[\w.-]{0,100}$/, 'may hold letters, digits, ".", "_" and "-"');

/** How to reach Kafka. */
export const kafkaConfig = {
  brokers: variable('DOCKET_KAFKA_BROKERS', '127.0.0.1:9092', hostPorts, 'Bootstrap brokers, host:port, by commas.'),
  topicPrefix: variable('DOCKET_KAFKA_TOPIC_PREFIX', '', topicPrefix, 'Put before the names of all topics.'),
  tls: variable('DOCKET_KAFKA_TLS', 'false', flag, 'Encrypt the connection to Kafka.'),
  tlsCaFile: optional(
    'DOCKET_KAFKA_TLS_CA_FILE',
    certificateFile,
    'PEM file of the authority that signed the brokers.',
  ),
  saslMechanism: optional(
    'DOCKET_KAFKA_SASL_MECHANISM',
    oneOf(['plain', 'scram-sha-256', 'scram-sha-512']),
    'How to sign in to Kafka; unset means no sign-in.',
  ),
  saslUsername: optional('DOCKET_KAFKA_SASL_USERNAME', text, 'User name for SASL.'),
  saslPassword: secret('DOCKET_KAFKA_SASL_PASSWORD', 'Password for SASL.'),
};
