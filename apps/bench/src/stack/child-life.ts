/** Ends this process when the one that started it is gone, however that ended: its end closes our standard input. */
export function endWithParent(): void {
  const end = (): void => {
    process.exit(0);
  };
  process.stdin.on('end', end);
  process.stdin.on('error', end);
  process.stdin.resume();
}
