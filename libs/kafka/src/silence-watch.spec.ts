import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@docket/testing';
import { SilenceWatch } from './silence-watch.js';

describe('SilenceWatch', () => {
  const watches: SilenceWatch[] = [];
  afterEach(() => {
    for (const watch of watches.splice(0)) watch.stop();
  });

  function watching(answers: () => Promise<boolean>): { watch: SilenceWatch; found: () => number } {
    let found = 0;
    const watch = new SilenceWatch({ limitMs: 40, answers, silent: () => (found += 1) });
    watches.push(watch);
    watch.start();
    return { watch, found: () => found };
  }

  it('tells of a driver that does nothing while Kafka answers others', async () => {
    const { found } = watching(() => Promise.resolve(true));
    await eventually('it is found', () => Promise.resolve(found() > 0));
  });

  it('says nothing of one that does something now and then', async () => {
    const { watch, found } = watching(() => Promise.resolve(true));
    const doing = setInterval(() => {
      watch.heard();
    }, 2);
    await new Promise((resolve) => setTimeout(resolve, 200));
    clearInterval(doing);
    expect(found()).toBe(0);
  });

  it.each([
    ['gives no answer', () => Promise.resolve(false)],
    ['refuses', () => Promise.reject(new Error('refused'))],
    ['says nothing at all', () => new Promise<boolean>(() => undefined)],
  ])('expects silence when Kafka %s', async (_, answers) => {
    let asked = 0;
    const { found } = watching(() => {
      asked += 1;
      return answers();
    });
    await eventually('it was asked twice', () => Promise.resolve(asked >= 2));
    expect(found()).toBe(0);
  });

  it('says nothing when the driver does something while Kafka is asked', async () => {
    let answer: (isUp: boolean) => void = () => undefined;
    let asked = 0;
    const { watch, found } = watching(() => {
      asked += 1;
      return new Promise((resolve) => (answer = resolve));
    });
    await eventually('it is asked', () => Promise.resolve(asked > 0));
    await new Promise((resolve) => setTimeout(resolve, 5));
    watch.heard();
    answer(true);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(found()).toBe(0);
  });
});
