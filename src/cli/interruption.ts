import process from "node:process";

/**
 * Settles at the first SIGINT or SIGTERM; the second ends the process at once.
 * @param atOnce What is to be done before that.
 */
export function interruption(atOnce: () => void = () => {}): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const onSignal = (signal: NodeJS.Signals): void => {
      if (asked) {
        atOnce();
        process.exit(signal === "SIGINT" ? 130 : 143);
      }
      asked = true;
      resolve();
    };
    process.on("SIGINT", onSignal);
    process.on("SIGTERM", onSignal);
  });
}
