import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Effort } from "../cases/case.js";
import { Child } from "../children.js";

let shared: Scene | undefined;

/** A UCServer with data of its own, and its clients: a process each; new ones for each group. */
export class Scene implements AsyncDisposable {
  readonly folder = mkdtempSync(join(tmpdir(), "rosewire-bench-"));
  readonly client = new Child("server/worker");
  readonly #server = new Child("server/worker");
  port = 0;

  /** The smoke test, which measures nothing, uses the same processes again. */
  static async open({ smoke }: Effort): Promise<Scene> {
    if (smoke && shared !== undefined) return shared;
    const scene = new Scene();
    if (smoke) shared = scene;
    scene.port = await scene.#server.ask<number>("serve", { folder: join(scene.folder, "data") });
    return scene;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this === shared) return;
    await this.client.stop();
    await this.#server.stop();
    rmSync(this.folder, { recursive: true });
  }
}

/** Ends the processes that the smoke test has used. */
export async function endScene(): Promise<void> {
  const scene = shared;
  shared = undefined;
  await scene?.[Symbol.asyncDispose]();
}
