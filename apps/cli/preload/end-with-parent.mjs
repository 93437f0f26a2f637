// Loaded into a service before its own code (`node --import`): ends it, in order, when the pipe that is its standard
// input ends. The kernel closes that pipe however the process that started the service ended, kill -9 included.
import { isMainThread } from 'node:worker_threads';

// Threads load it as well, and their standard input ends at once.
if (isMainThread) {
  const end = () => process.kill(process.pid, 'SIGTERM');
  process.stdin.on('end', end).on('error', end).resume();
  // Watching must not keep a service alive that has nothing left to do.
  process.stdin.unref?.();
}
