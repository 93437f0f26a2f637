import { describe, expect, it } from '@jest/globals';
import { metadataRequest, parseMetadata } from './probe.js';

describe('the metadata probe', () => {
  it('asks in the Kafka protocol, with the right length', () => {
    const request = metadataRequest();
    expect(request.readInt32BE(0)).toBe(request.length - 4);
    expect([request.readInt16BE(4), request.readInt16BE(6)]).toEqual([3, 5]);
  });

  it('reads the listed nodes, with and without a rack', () => {
    const node = (id: number, rack: string | undefined): Buffer => {
      const ints = Buffer.alloc(4);
      ints.writeInt32BE(id);
      const host = Buffer.from([0, 4, ...Buffer.from('host'), 0, 0, 35, 132]);
      const name = rack === undefined ? Buffer.from([255, 255]) : Buffer.from([0, rack.length, ...Buffer.from(rack)]);
      return Buffer.concat([ints, host, name]);
    };
    const head = Buffer.alloc(16);
    head.writeInt32BE(2, 12);
    expect(parseMetadata(Buffer.concat([head, node(1, undefined), node(7, 'a')]))).toEqual([1, 7]);
  });
});
