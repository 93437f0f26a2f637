import { setTimeout as delay } from 'node:timers/promises';
import type { StackPart } from './part.js';
import type { LocalStack } from './stack.js';

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

/** Starts servers again that end by themselves (out of memory, killed by hand), each time after a longer pause. */
export function keepRunning(stack: LocalStack, say: (line: string) => void): void {
  stack.onUnexpectedExit((part, how) => {
    say(`${part.name} ended by itself: ${how}`);
    stack.record();
    void startAgain(stack, part, say);
  });
}

async function startAgain(stack: LocalStack, part: StackPart, say: (line: string) => void): Promise<void> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    await delay(pause);
    if (stack.isStopping) return;
    try {
      await part.start();
      say(`${part.name} runs again`);
      return;
    } catch (error) {
      say(`${part.name} does not start again: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
