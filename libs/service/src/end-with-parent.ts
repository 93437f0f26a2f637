/**
 * Ends the process when the one that started it is gone, if it asked for that by giving a pipe as standard input and
 * `--with-parent`: a tool that is killed outright cannot end its children itself.
 */
export function endWithParent(): void {
  if (!process.argv.includes('--with-parent')) return;
  process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM'));
  process.stdin.on('error', () => process.kill(process.pid, 'SIGTERM'));
  process.stdin.resume();
}
