import process from "node:process";
import type { GatewayOptions } from "../gateway/index.js";
import type { ApiBuildOptions, OwnServer } from "../connectors/index.js";
import type { RoseLog } from "../rose/index.js";
import { usageError } from "./outcome.js";

/** Other systems' APIs in a web service. */
export interface ConnectApis {
  /** Adds their routes to the gateway. */
  readonly extend: NonNullable<GatewayOptions["extend"]>;
  /** The line that says where they are. */
  readonly line: string;
  /** Ends their logins on the UCServer. */
  close(): Promise<void>;
}

/**
 * The APIs that a file names, in front of a UCServer; none without a file.
 * @param own Whether the UCServer will be in this process.
 * @throws CommandError for a file that cannot be used.
 */
export async function connectApis(file: string | undefined, own: boolean): Promise<ApisInFrontOf> {
  if (file === undefined) return () => undefined;
  // Imported only here, so that a web service without them starts faster.
  const { buildApis, ConfigError, loadApisConfig, readAccounts } =
    await import("../connectors/index.js");
  try {
    const config = loadApisConfig(file);
    const accounts = readAccounts(config, process.env, own);
    return (target, log, server) => {
      const ending = new AbortController();
      const apis = buildApis(config, {
        ...{ target, log, accounts, signal: ending.signal },
        ...(server && { server }),
      });
      return {
        extend(app) {
          for (const { path, app: api } of apis) app.route(path, api);
        },
        line: `APIs of other systems under ${apis.map(({ path }) => path).join(", ")}`,
        close() {
          ending.abort();
          return Promise.resolve();
        },
      };
    };
  } catch (error) {
    if (error instanceof ConfigError) throw usageError(error.problems.join("\nrosewire: "));
    throw error;
  }
}

/** What is needed before the UCServer is there: an invalid file is reported before anything starts. */
export type ApisInFrontOf = (
  target: ApiBuildOptions["target"],
  log: RoseLog,
  server?: OwnServer,
) => ConnectApis | undefined;
