/** Runs what a program is for, and ends it; also when whoever started it has ended. */
export function runProgram(main: () => Promise<void>): void {
  process.on('disconnect', () => process.exit());
  main().then(
    () => {
      process.disconnect();
    },
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exit(1);
    },
  );
}

/** Says something to whoever started this program. Resolves when it is on its way. */
export function say(word: object): Promise<void> {
  return new Promise((resolve) => {
    // Whoever started it may be gone, and takes this process with it.
    if (
      !process.send?.(word, () => {
        resolve();
      })
    )
      resolve();
  });
}
