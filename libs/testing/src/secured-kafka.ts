import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type LocalStack, startStack } from '@docket/local-stack';
import kafkajs, { type AclEntry, type Admin } from 'kafkajs';

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;

/** What a user may do with a topic or group. */
export interface Grant {
  readonly user: string;
  readonly on: 'TOPIC' | 'GROUP';
  /** Its name; one that ends in `*` means all that begin so. */
  readonly name: string;
  readonly operations: readonly (keyof typeof AclOperationTypes)[];
}

/** A Kafka of its own that asks for TLS and a sign-in, and lets users do only what they are granted. */
export class SecuredKafka {
  private constructor(
    private readonly stack: LocalStack,
    /** Names with passwords. */
    private readonly users: Readonly<Record<string, string>>,
  ) {}

  static async start(users: Readonly<Record<string, string>>): Promise<SecuredKafka> {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'docket-secured-'));
    const kafkaUsers = Object.entries(users).map(([name, password]) => ({ name, password }));
    try {
      return new SecuredKafka(await startStack({ dataDir, parts: ['kafka'], kafkaUsers }), users);
    } catch (error) {
      rmSync(dataDir, { recursive: true, force: true });
      throw error;
    }
  }

  /** The variables with which a service signs in as a user. */
  variables(user: string, mechanism: 'plain' | 'scram-sha-512'): Record<string, string> {
    const { secured } = this.stack.kafka;
    return {
      DOCKET_KAFKA_BROKERS: secured?.brokers.join(',') ?? '',
      DOCKET_KAFKA_TLS: 'true',
      DOCKET_KAFKA_TLS_CA_FILE: secured?.caFile ?? '',
      DOCKET_KAFKA_SASL_MECHANISM: mechanism,
      DOCKET_KAFKA_SASL_USERNAME: user,
      DOCKET_KAFKA_SASL_PASSWORD: this.users[user] ?? '',
    };
  }

  grant(grants: readonly Grant[]): Promise<void> {
    return this.#administer(async (admin) => {
      await admin.createAcls({ acl: grants.flatMap(entriesOf) });
    });
  }

  revoke(grants: readonly Grant[]): Promise<void> {
    return this.#administer(async (admin) => {
      await admin.deleteAcls({ filters: grants.flatMap(entriesOf) });
    });
  }

  async stop(): Promise<void> {
    await this.stack.stop();
    rmSync(this.stack.dataDir, { recursive: true });
  }

  /** On the plain listener, where nobody signs in and all is allowed. */
  async #administer(work: (admin: Admin) => Promise<void>): Promise<void> {
    const { brokers } = this.stack.kafka;
    const admin = new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING }).admin();
    await admin.connect();
    await work(admin);
    await admin.disconnect();
  }
}

function entriesOf({ user, on, name, operations }: Grant): AclEntry[] {
  return operations.map((operation) => ({
    resourceType: AclResourceTypes[on],
    resourceName: name.replace(/\*$/, ''),
    resourcePatternType: ResourcePatternTypes[name.endsWith('*') ? 'PREFIXED' : 'LITERAL'],
    principal: `User:${user}`,
    host: '*',
    operation: AclOperationTypes[operation],
    permissionType: AclPermissionTypes.ALLOW,
  }));
}
