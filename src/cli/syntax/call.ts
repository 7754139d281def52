import { Command, Option } from "commander";
import type { Strictness } from "../../codec/index.js";
import type { Framing } from "../../rose/csta.js";
import type { MessageEncoding } from "../../rose/index.js";
import { encodingOption, framingOption, strictnessOption, timeoutOption } from "./options.js";
import {
  addLoginOptions,
  addServerOptions,
  type LoginOptions,
  type ServerOptions,
} from "./server-options.js";

/** What `rosewire call` is told. */
export interface CallOptions extends ServerOptions, LoginOptions {
  /** The older name of {@link argument}; true for none. */
  readonly json?: string | true;
  readonly argument?: string;
  readonly timeout: number;
  readonly trace: boolean;
  readonly protocol: "ucserver" | "x880";
  readonly framing: Framing;
  readonly encoding: MessageEncoding;
  readonly asn1?: string[];
  readonly strictness: Strictness;
}

/** `rosewire call`: one operation or event, with a login if there is a user. */
export function callCommand(): Command {
  const command = new Command("call")
    .argument("<operation>", "its name or number; see rosewire operations")
    .description("send an operation or event to a server and print the result as JSON")
    .option("--argument <json>", "the argument as estos JSON, {} by default; - reads it from stdin")
    .option("--json [json]", "errors are JSON on stderr; with a value, the same as --argument")
    .addOption(timeoutOption())
    .addOption(encodingOption())
    .option("--asn1 <files...>", "ASN.1 files with operations besides the built-in ones")
    .addOption(
      new Option(
        "--protocol <protocol>",
        "the protocol of messages; x880 is for operations of --asn1",
      )
        .choices(["ucserver", "x880"])
        .default("ucserver"),
    )
    .addOption(framingOption("length16", "x880"))
    .addOption(strictnessOption())
    .option(
      "--trace",
      "write the messages of both directions to stderr, as dump shows them, or as JSON with --json",
      false,
    );
  return addLoginOptions(addServerOptions(command)).action(
    async (name: string, options: CallOptions) => (await import("../call.js")).call(name, options),
  );
}
