import { setImmediate as nextTurn } from "node:timers/promises";
import type { ModuleContext, Topic, UnitOfWork } from "../../kernel/index.js";

/** How many are told in one turn of the event loop. */
const atOnce = 100;

/** What a commit publishes, each value once. Thousands of values are told in many turns of the event loop. */
export class Publications {
  readonly #values = new Map<string, readonly [topic: Topic<any>, value: unknown]>();

  readonly publish: UnitOfWork<any>["publish"] = (topic, value) => {
    const key = `${topic.name} ${JSON.stringify(value)}`;
    if (!this.#values.has(key)) this.#values.set(key, [topic, value]);
  };

  /** Tells all listeners, once the changes are on the disk. */
  async tell({ publish }: Pick<ModuleContext<any>, "publish">): Promise<void> {
    let told = 0;
    for (const [topic, value] of this.#values.values()) {
      publish(topic, value);
      told++;
      if (told % atOnce === 0) await nextTurn();
    }
  }
}
