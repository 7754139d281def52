import { beginTls } from "./tls-settings.js";
import type { ServeOptions } from "./syntax/serve.js";
import { ownWorker } from "./worker.js";

/*
 * What a server needs that takes long is begun here, and then the server is imported.
 */

/** Runs a server until SIGINT or SIGTERM, in this process or, with `--workers`, in several. */
export async function serve(options: ServeOptions): Promise<void> {
  const worker = ownWorker();
  if (options.workers > 1 && worker === undefined) {
    const { serveByWorkers } = await import("./workers.js");
    await serveByWorkers(options);
    return;
  }
  const tls = beginTls(options);
  try {
    const { serveHere } = await import("./serve.js");
    await serveHere(options, tls, worker);
  } finally {
    worker?.ended();
  }
}

/** Reads everything that a server would read before it starts, without listening, and without the database. */
export async function checkServe(options: ServeOptions): Promise<void> {
  // The demo's certificate, if it is that, is not kept.
  const tls = beginTls({ ...options, data: ":memory:" });
  const { checkServe: check } = await import("./serve.js");
  await check(options, tls);
}
