import { describe, expect, it } from '@jest/globals';
import { kafkaClient, type KafkaSettings } from './settings.js';

describe('settings that contradict each other', () => {
  const tls = { tls: true, tlsCaFile: '/nowhere/ca.pem' };
  const wrong: [string, Partial<KafkaSettings>, RegExp][] = [
    ['an authority without TLS', { tlsCaFile: '/ca.pem' }, /DOCKET_KAFKA_TLS_CA_FILE.*but.*DOCKET_KAFKA_TLS\)/],
    ['an authority whose file is not there', tls, /DOCKET_KAFKA_TLS_CA_FILE.*cannot be read.*ENOENT/],
    ['a password without a mechanism', { saslPassword: 'x' }, /DOCKET_KAFKA_SASL_MECHANISM\) is not/],
    ['a mechanism without a user', { saslMechanism: 'plain', saslPassword: 'x' }, /DOCKET_KAFKA_SASL_USERNAME/],
    ['a mechanism without a password', { saslMechanism: 'plain', saslUsername: 'x' }, /DOCKET_KAFKA_SASL_PASSWORD/],
  ];

  it.each(wrong)('are refused before anything is contacted: %s', (_, settings, message) => {
    const make = () => kafkaClient({ brokers: ['127.0.0.1:1'], ...settings }, 'test');
    expect(make).toThrow(expect.objectContaining({ name: 'KafkaFailure', verdict: 'stop' }));
    expect(make).toThrow(message);
  });

  it('are not those of services without security, whose variables are set to nothing', () => {
    const empty = { tls: false, tlsCaFile: undefined, saslUsername: undefined, saslPassword: undefined };
    expect(() => kafkaClient({ brokers: ['127.0.0.1:1'], ...empty }, 'test')).not.toThrow();
  });
});
