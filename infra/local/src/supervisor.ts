// A process that holds one stack until it is told to end: `node supervisor.js OPTIONS`, OPTIONS as JSON.
// Whoever starts it gets `SupervisorMessage`s over Node's IPC channel and may go away once the stack is ready.
import { keepRunning } from './keep-running.js';
import { stackOptions } from './options.js';
import { describeProgress } from './progress.js';
import { type LocalStack, startStack } from './stack.js';
import type { SupervisorMessage } from './supervisor-message.js';

let stack: LocalStack | undefined;

function say(line: string): void {
  console.log(`${new Date().toISOString()} ${line}`);
}

function tell(message: SupervisorMessage): void {
  // Whoever listened may have gone; the log has it all.
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}

async function end(why: string): Promise<void> {
  say(`stopping: ${why}`);
  // Before the stack is ready there is nothing to save; the kernel ends what was started with this process.
  await stack?.stop();
  process.exit(0);
}

process.on('SIGTERM', () => void end('asked to by SIGTERM'));
process.on('SIGINT', () => void end('asked to by SIGINT'));
// The terminal that `docket up` was typed in may be closed.
process.on('SIGHUP', () => undefined);
process.once('disconnect', () => {
  // Nobody was told that this stack exists, so nobody would stop it.
  if (stack === undefined) void end('whoever asked for the stack has gone');
});

try {
  const options = stackOptions.parse(JSON.parse(process.argv[2] ?? ''));
  stack = await startStack({
    ...options,
    onProgress: (progress) => {
      say(describeProgress(progress));
      tell({ kind: 'progress', progress });
    },
  });
  keepRunning(stack, say);
  say(`ready, process ${process.pid}`);
  tell({ kind: 'ready' });
} catch (error) {
  const [name, message] = error instanceof Error ? [error.name, error.message] : ['Error', String(error)];
  say(`failed: ${message}`);
  tell({ kind: 'failed', name, message });
  // exitCode, not exit(): the message must still leave.
  process.exitCode = 1;
  if (process.connected) process.disconnect();
}
