import { expect, it } from '@jest/globals';
import { type Frame, framesOf } from './frames.js';

const TEXT =
  'event: begin\nid: p0\ndata: {}\n\n: alive\n\nid: p1\nevent: event\ndata: {"actor":"Ř"}\n\nevent: end\ndata: {"reason":"x"}\n\nid: cut';

/** The bytes of a text in pieces of a size, so that lines and letters are cut anywhere. */
function inPieces(text: string, size: number): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  return new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
      controller.close();
    },
  });
}

it.each([1, 2, 3, 7, 1000])('frames are the same however they are cut (%d bytes at a time)', async (size) => {
  const frames: Frame[] = [];
  for await (const frame of framesOf(inPieces(TEXT, size))) frames.push(frame);
  expect(frames).toEqual([
    { id: 'p0', event: 'begin', data: '{}' },
    { id: undefined, event: undefined, data: '' },
    { id: 'p1', event: 'event', data: '{"actor":"Ř"}' },
    { id: undefined, event: 'end', data: '{"reason":"x"}' },
  ]);
});
