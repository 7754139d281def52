import type { Effort } from "../cases/case.js";
import { Child } from "../children.js";

const flags = ["--expose-gc"];
let shared: Stage | undefined;

/** A process that serves and one that dials; new ones for each measurement. */
export class Stage implements AsyncDisposable {
  readonly server = new Child("probes/serving-task", flags);
  readonly client = new Child("probes/dialing-task", flags);

  /** The smoke test, which measures nothing, uses the same processes again. */
  static async open({ smoke }: Effort): Promise<Stage> {
    if (!smoke) return new Stage();
    shared ??= new Stage();
    await shared.client.ask("hangUp");
    await shared.server.ask("standing", 0);
    return shared;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this === shared) return;
    await this.client.stop();
    await this.server.stop();
  }
}

/** Ends the processes that the smoke test has used. */
export async function endStage(): Promise<void> {
  const stage = shared;
  shared = undefined;
  await stage?.[Symbol.asyncDispose]();
}
