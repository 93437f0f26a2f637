/**
 * Ctrl-C, SIGTERM, and that nobody reads on what is printed, as an abort signal, so that commands can end what they
 * hold open.
 */
export interface Interruption {
  readonly signal: AbortSignal;
  dispose(): void;
}

/** Starts to watch. A second Ctrl-C ends the process at once. */
export function interruption(): Interruption {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of signals) process.on(name, onSignal);
  // `docket ... | head`: nobody reads on, so there is nothing left to do.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    controller.abort();
  });
  return {
    signal: controller.signal,
    dispose: () => {
      for (const name of signals) process.off(name, onSignal);
    },
  };
}
