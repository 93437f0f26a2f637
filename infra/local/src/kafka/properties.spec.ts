import { describe, expect, it } from '@jest/globals';
import { type KafkaNode, serverProperties } from './properties.js';
import { scramOptions } from './security.js';

const node = (id: number): KafkaNode => ({ id, port: 9000 + id, controllerPort: 9100 + id, dataDir: `/data/${id}` });

function properties(nodes: KafkaNode[], index = 0): Record<string, string> {
  const own = nodes[index];
  if (own === undefined) throw new RangeError();
  const lines = serverProperties(own, nodes).trim().split('\n');
  return Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2)) as [string, string][]);
}

describe('serverProperties', () => {
  it('makes one node a cluster without replicas', () => {
    expect(properties([node(1)])).toMatchObject({
      'controller.quorum.voters': '1@127.0.0.1:9101',
      listeners: 'PLAINTEXT://127.0.0.1:9001,CONTROLLER://127.0.0.1:9101',
      'log.dirs': '/data/1',
      'auto.create.topics.enable': 'false',
      'offsets.topic.replication.factor': '1',
      'min.insync.replicas': '1',
    });
  });

  it('makes several nodes one quorum whose topics survive the loss of one', () => {
    expect(properties([1, 2, 3, 4].map(node), 1)).toMatchObject({
      'node.id': '2',
      'controller.quorum.voters': '1@127.0.0.1:9101,2@127.0.0.1:9102,3@127.0.0.1:9103,4@127.0.0.1:9104',
      'advertised.listeners': 'PLAINTEXT://127.0.0.1:9002',
      'default.replication.factor': '3',
      'offsets.topic.replication.factor': '3',
      'transaction.state.log.min.isr': '2',
      'min.insync.replicas': '2',
    });
  });

  it('asks users for TLS and a sign-in on a listener beside the plain one', () => {
    const certificates = { keyStore: '/tls/broker.p12', password: 'pw', caFile: '/tls/ca.pem' };
    const security = { users: [{ name: 'helpdesk', password: 'secret' }], certificates };
    const own = { ...node(1), securedPort: 9201 };
    const written = serverProperties(own, [own], security);
    expect(written).toContain(
      'listeners=PLAINTEXT://127.0.0.1:9001,CONTROLLER://127.0.0.1:9101,SECURED://127.0.0.1:9201\n',
    );
    expect(written).toContain('advertised.listeners=PLAINTEXT://127.0.0.1:9001,SECURED://127.0.0.1:9201\n');
    expect(written).toMatch(/^listener\.security\.protocol\.map=.*SECURED:SASL_SSL$/m);
    expect(written).toMatch(/^listener\.name\.secured\.plain\.sasl\.jaas\.config=.*user_helpdesk="secret";$/m);
    expect(scramOptions(security)).toEqual(['--add-scram', 'SCRAM-SHA-512=[name=helpdesk,password=secret]']);
  });

  it('listens on nothing but the loopback address', () => {
    for (const address of serverProperties(node(1), [node(1)]).matchAll(/:\/\/([^:]*):/g)) {
      expect(address[1]).toBe('127.0.0.1');
    }
  });
});
