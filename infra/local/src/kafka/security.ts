import type { Certificates } from './certificates.js';

/** Who may sign in at the secured listener. Names and passwords consist of letters, digits, `_` and `-`. */
export interface KafkaUser {
  name: string;
  password: string;
}

/** What the secured listener of a cluster asks for: TLS, and one of these users by PLAIN or SCRAM-SHA-512. */
export interface KafkaSecurity {
  users: readonly KafkaUser[];
  certificates: Certificates;
}

const LISTENER = 'listener.name.secured';
const PLAIN = 'org.apache.kafka.common.security.plain.PlainLoginModule';
const SCRAM = 'org.apache.kafka.common.security.scram.ScramLoginModule';

/**
 * Properties of a node with a secured listener beside the plain one. Users may do only what ACLs grant them. The plain
 * listener, on which nobody signs in and everything is allowed as ever, stays that of the cluster itself and of whoever
 * grants rights.
 */
export function securityProperties({ users, certificates }: KafkaSecurity): Record<string, string> {
  return {
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURED:SASL_SSL',
    [`${LISTENER}.ssl.keystore.type`]: 'PKCS12',
    [`${LISTENER}.ssl.keystore.location`]: certificates.keyStore,
    [`${LISTENER}.ssl.keystore.password`]: certificates.password,
    [`${LISTENER}.ssl.key.password`]: certificates.password,
    [`${LISTENER}.sasl.enabled.mechanisms`]: 'PLAIN,SCRAM-SHA-512',
    [`${LISTENER}.plain.sasl.jaas.config`]: `${PLAIN} required ${users.map(plainEntry).join(' ')};`,
    [`${LISTENER}.scram-sha-512.sasl.jaas.config`]: `${SCRAM} required;`,
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'super.users': 'User:ANONYMOUS',
  };
}

/** What `StorageTool format` is told, so that the users are known from the first start on. */
export function scramOptions({ users }: KafkaSecurity): string[] {
  return users.flatMap(({ name, password }) => ['--add-scram', `SCRAM-SHA-512=[name=${name},password=${password}]`]);
}

function plainEntry({ name, password }: KafkaUser): string {
  return `user_${name}="${password}"`;
}
