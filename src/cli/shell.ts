import { createReadStream } from "node:fs";
import { stdin, stdout } from "node:process";
import { parseJson, type Event } from "../codec/index.js";
import { AsnAttachToContactOptions } from "../modules/authentication/authentication.js";
import { laterRegistry } from "../modules/later/registry.js";
import type { Registry } from "../modules/registry.js";
import type { Client } from "../rose/index.js";
import { paintFor } from "./colour.js";
import { completeLine, shortLine } from "./event-line.js";
import { endOf, lastingSession } from "./lasting-session.js";
import { notice } from "./notice.js";
import { CommandError, failure, usageError } from "./outcome.js";
import { ownModules } from "./own-modules.js";
import { endSession, loginFrom } from "./session.js";
import { History, historyFile } from "./shell/history.js";
import { Interpreter, type Display } from "./shell/interpreter.js";
import { runScript } from "./shell/script.js";
import { TerminalShell } from "./shell/terminal.js";
import { writeOut } from "./streams.js";
import type { ShellOptions } from "./syntax/shell.js";
import { Printer } from "./watch/printer.js";

/** Milliseconds for the end of the session. */
const longestEnd = 2_000;
/** Characters of a line that is not for a terminal, which has a width. */
const usualWidth = 240;

/** Calls operations in one session: those that are typed, or those of a script. */
export async function shell(options: ShellOptions): Promise<void> {
  const { asn1, file, passwordStdin, events, timeout, encoding, strictness } = options;
  const isTyped = file === undefined && stdin.isTTY && stdout.isTTY;
  if (passwordStdin && file === undefined && !stdin.isTTY) {
    throw usageError("stdin holds either the script or the password: name the script with --file");
  }
  const registry = asn1 === undefined ? laterRegistry() : (await ownModules(asn1)).registry;
  const login = await loginFrom(options);
  const front: Front = { event: () => {}, tell: notice };
  const { eAttachToAll, eAttachToNothing } = AsnAttachToContactOptions.values;
  const client = await lastingSession(options, {
    registry,
    login,
    attach: isTyped || events ? eAttachToAll : eAttachToNothing,
    connecting: { callTimeout: timeout, encoding, strictness },
    prepare: () => Promise.resolve(),
    event: (event, argument) => front.event(event, argument),
    tell: (message) => front.tell(message),
  });
  try {
    if (isTyped) await onTerminal(client, registry, options, front);
    else await withScript(client, registry, options, front);
  } finally {
    await endSession(client, login, longestEnd);
  }
}

/** Who takes what comes by itself. */
interface Front {
  event(event: Event, argument: unknown): void;
  tell(message: string): void;
}

async function onTerminal(
  client: Client,
  registry: Registry,
  options: ShellOptions,
  front: Front,
): Promise<void> {
  const paint = paintFor(stdout);
  const display: Display = {
    paint,
    width: () => stdout.columns,
    show: (text) => writeOut(`${text}\n`),
    note: (text) => void stdout.write(`${paint("little", text)}\n`),
  };
  const interpreter = new Interpreter(
    client,
    registry,
    options,
    display,
    options.format ?? "table",
  );
  const history = options.history ? new History(historyFile()) : undefined;
  const terminal = new TerminalShell(interpreter, registry, history, paint);
  front.tell = (message) => terminal.tell(paint("little", message));
  front.event = (event, argument) => {
    if (interpreter.showsEvents) terminal.tell(shortLine(event, jsonOf(event, argument), stdout));
  };
  void client.closed.then(() => terminal.close());
  display.note(`connected to ${options.host} port ${options.port}; help tells what there is`);
  await terminal.run();
  if (client.state === "closed") throw await endOf(client);
}

async function withScript(
  client: Client,
  registry: Registry,
  options: ShellOptions,
  front: Front,
): Promise<void> {
  const { file, format = "json", keepGoing: keepsGoing } = options;
  const display: Display = {
    paint: paintFor(stdout),
    width: () => stdout.columns ?? usualWidth,
    show: (text) => writeOut(`${text}\n`),
    note: notice,
  };
  const interpreter = new Interpreter(client, registry, options, display, format);
  const printer = new Printer(stdout, notice);
  front.event = (event, argument) => {
    if (!interpreter.showsEvents) return;
    const json = jsonOf(event, argument);
    printer.print(
      format === "json" ? completeLine(event, json, registry) : shortLine(event, json, stdout),
    );
  };
  const input = file === undefined || file === "-" ? stdin : createReadStream(file);
  const name = file ?? "stdin";
  try {
    const script = { input: input as AsyncIterable<Buffer>, name, keepsGoing, tell: notice };
    await runScript(interpreter, script);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw failure(`cannot read ${name}: ${(error as Error).message}`);
  }
}

function jsonOf(event: Event, argument: unknown): unknown {
  return parseJson(event.argument.encodeJson(argument, { integers: "bigint" }));
}
