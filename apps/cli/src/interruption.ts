/** Ctrl-C and SIGTERM as an abort signal, so that commands can end what they hold open. */
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
  return {
    signal: controller.signal,
    dispose: () => {
      for (const name of signals) process.off(name, onSignal);
    },
  };
}
