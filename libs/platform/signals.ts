/**
 * The first SIGINT or SIGTERM asks for an orderly end, a second one ends the process at once.
 * The process's exit code is 0 after an orderly end, 1 when that failed, 130 when it was cut short.
 */
export function shutDownOnSignals(stop: () => Promise<void>, onFailure: (error: unknown) => void): void {
  let stopping = false;
  const onSignal = (): void => {
    if (stopping) process.exit(130);
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        onFailure(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}
