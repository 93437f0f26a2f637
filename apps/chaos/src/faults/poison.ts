import { BadRecords } from '../scene/bad-records.js';
import { type Scene } from '../scene/scene.js';
import { type Fault } from './fault.js';

const SHARE = 0.01;
const bad = new WeakMap<Scene, BadRecords>();

/** One record in a hundred is no event: of every kind that is refused. */
export const poison: Fault = {
  name: 'poison',
  about: '1 % of records that are no events, of every kind',
  strikes: { short: 4, thorough: 40 },
  pauses: [100, 300],
  async prepare(scene) {
    bad.set(scene, await BadRecords.create(scene));
  },
  async strike(scene) {
    const due = Math.ceil(scene.sources.traffic.emitted * SHARE) - scene.bad.size;
    if (due <= 0) return false;
    await bad.get(scene)?.send(due);
    return undefined;
  },
};
