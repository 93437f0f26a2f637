import { NewAction } from '../scene/new-action.js';
import { pause } from '../scene/waiting.js';
import { type Fault } from './fault.js';

const EVENTS = 60;

/** The registry hangs or is gone just when events with a schema that nobody has asked for yet come in. */
export const registryDown: Fault = {
  name: 'registry-down',
  about: 'the registry hanging or killed while events with new schemas come in',
  alone: true,
  strikes: { short: 1, thorough: 5 },
  pauses: [200, 600],
  async strike(scene, time) {
    const { registry } = scene.stack;
    const action = await NewAction.create(scene, time);
    const { pid } = registry;
    if (pid === undefined) return false;
    if (time % 2 === 0) process.kill(pid, 'SIGSTOP');
    else await registry.kill9();
    try {
      await action.publish(EVENTS);
      await pause(2_500);
    } finally {
      if (time % 2 === 0) process.kill(pid, 'SIGCONT');
      else await registry.start();
    }
    return undefined;
  },
};
