import { parseArgs } from "node:util";

/** The command line of the suite. */
export interface Options {
  readonly filter: string | undefined;
  /** Where to write the findings. */
  readonly json: string | undefined;
  /** Findings of an earlier run, to be reported again. */
  readonly from: string | undefined;
  /** Its name, if these are the numbers of a release. */
  readonly release: string | undefined;
  readonly time: number;
  readonly list: boolean;
  readonly profile: string | undefined;
  readonly readme: boolean;
  readonly help: boolean;
}

export const usage = `npm run bench -- [options]

  --filter TEXT    only cases whose id contains the text, or matches /expression/
  --json FILE      write what was found, for npm run bench:compare
  --release NAME   write it into bench/history, as that of this release
  --from FILE      report on such a file, measure nothing
  --time FACTOR    spend so many times the usual time; 1 takes less than ten minutes
  --list           the ids of all cases
  --profile CASE   write a .cpuprofile of one case (of server and client in RPC cases)
  --readme         write the table into README.md
  --help           this`;

/** @throws Error for an option that does not exist or makes no sense. */
export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      filter: { type: "string" },
      json: { type: "string" },
      from: { type: "string" },
      release: { type: "string" },
      time: { type: "string", default: "1" },
      list: { type: "boolean", default: false },
      profile: { type: "string" },
      readme: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const time = Number(values.time);
  if (!(time > 0)) throw new Error(`--time takes a positive number, not ${values.time}`);
  const { filter, json, from, release, profile, list, readme, help } = values;
  if (release !== undefined && !/^\w[\w.-]*$/.test(release)) {
    throw new Error(`--release takes a name of letters, digits, dots and hyphens, not ${release}`);
  }
  if (release !== undefined && from !== undefined)
    throw new Error("--release measures, --from does not");
  return { filter, json, from, release, profile, list, readme, help, time };
}
