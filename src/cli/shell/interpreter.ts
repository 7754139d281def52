import { setTimeout as sleep } from "node:timers/promises";
import { CodecError, parseJson, type Event, type Operation } from "../../codec/index.js";
import type { Registry } from "../../modules/registry.js";
import { AbortError, RoseError, type Client } from "../../rose/index.js";
import type { Paint } from "../colour.js";
import { millisecondsOf } from "../duration.js";
import { noOperation } from "../find-operation.js";
import { CommandError, failure, usageError } from "../outcome.js";
import { encodeArgument, invalidArgument, refusalJson, send } from "../send.js";
import type { ShellOptions } from "../syntax/shell.js";
import { readArgument, type Written } from "./argument.js";
import { Help, overview } from "./help.js";
import { Incomplete, Unreadable } from "./lenient.js";
import { formats, shown, type Format } from "./show.js";
import { commandWords, findCalled } from "./words.js";

/** Where the shell shows what comes of a statement. */
export interface Display {
  readonly paint: Paint;
  /** Characters of a line. */
  width(): number;
  /** Takes a result, or what somebody wants to know, without the end of its last line. */
  show(text: string): Promise<void>;
  /** Takes what is worth knowing besides. */
  note(text: string): void;
}

/** Carries out statements one after another. */
export class Interpreter {
  readonly #client: Client;
  readonly #registry: Registry;
  readonly #options: ShellOptions;
  readonly #display: Display;
  readonly #help: Help;
  #format: Format;
  /** Whether events are shown. */
  showsEvents: boolean;
  /** Whether `exit` has been said. */
  hasEnded = false;

  constructor(
    client: Client,
    registry: Registry,
    options: ShellOptions,
    display: Display,
    format: Format,
  ) {
    this.#client = client;
    this.#registry = registry;
    this.#options = options;
    this.#display = display;
    this.#help = new Help(registry, options.asn1 ?? []);
    this.#format = format;
    this.showsEvents = options.events;
  }

  /** Whether a statement goes on in another line. */
  goesOn(statement: string): boolean {
    const { first, rest } = partsOf(statement);
    const target = isCommand(first) ? undefined : findCalled(first, this.#registry);
    if (target === undefined) return false;
    try {
      readArgument(rest, target.argument);
      return false;
    } catch (error) {
      return error instanceof Incomplete;
    }
  }

  /**
   * Carries out a statement.
   * @param signal Gives up what takes long.
   * @throws CommandError with what has gone wrong.
   */
  async run(statement: string, signal: AbortSignal): Promise<void> {
    const { first, rest } = partsOf(statement);
    if (first === "") return;
    if (isCommand(first)) return this.#command(first, rest, signal);
    const target = findCalled(first, this.#registry);
    if (target === undefined) throw noOperation(first, this.#registry);
    await this.#call(target, rest, signal);
  }

  async #command(
    name: keyof typeof commandWords,
    rest: string,
    signal: AbortSignal,
  ): Promise<void> {
    switch (name) {
      case "help":
        return this.#display.show(rest === "" ? overview : await this.#help.of(rest));
      case "events":
        this.showsEvents = oneOf(name, rest, commandWords.events) === "on";
        return;
      case "format":
        this.#format = oneOf(name, rest, formats);
        return;
      case "wait": {
        const milliseconds = millisecondsOf(rest);
        if (milliseconds === undefined) throw usageError("wait needs a time such as 2s or 500ms");
        await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
        if (signal.aborted) throw failure("given up");
        return;
      }
      case "exit":
        this.hasEnded = true;
    }
  }

  async #call(target: Operation | Event, text: string, signal: AbortSignal): Promise<void> {
    const argument = this.#encoded(target, text);
    const { strictness } = this.#options;
    let result: string | undefined;
    try {
      result = await send(this.#client, target, argument, { strictness, signal });
    } catch (error) {
      if (error instanceof AbortError)
        throw failure("given up; the server may have done it all the same");
      throw await this.#refused(error, target);
    }
    if (result !== undefined) await this.#show(result);
  }

  #encoded(target: Operation | Event, text: string): Uint8Array {
    const { argument: type } = target;
    let written: Written;
    try {
      written = readArgument(text, type);
    } catch (error) {
      if (error instanceof Incomplete || error instanceof Unreadable) {
        throw usageError(`the argument of ${target.name}: ${error.message}`);
      }
      throw invalidArgument(type, error);
    }
    if (!written.isShort) return encodeArgument(type, written.json);
    const supplied: string[] = [];
    const octets = encodeArgument(type, written.json, {
      lax: true,
      onDefault: (path) => supplied.push(path.slice(path.indexOf(".") + 1)),
    });
    if (supplied.length > 0) this.#display.note(`left empty: ${supplied.join(", ")}`);
    return octets;
  }

  /** Shows an error or reject as `rosewire call` does; gives what to say of it. */
  async #refused(error: unknown, target: Operation | Event): Promise<unknown> {
    const refusal = refusalJson(error, target, this.#options.strictness);
    if (refusal === undefined) {
      return error instanceof CommandError || error instanceof CodecError
        ? error
        : failure((error as Error).message);
    }
    await this.#show(refusal);
    return failure(
      error instanceof RoseError ? errorText(target.name, refusal) : (error as Error).message,
    );
  }

  #show(json: string): Promise<void> {
    const { paint } = this.#display;
    return this.#display.show(shown(json, this.#format, paint, this.#display.width()));
  }
}

/** What an error says that has been sent as octets. */
function errorText(name: string, refusal: string): string {
  const { error } = parseJson(refusal) as { error: Readonly<Record<string, unknown>> | null };
  const { iErrorDetail: detail, u8sErrorString: text } = error ?? {};
  const said = typeof text === "string" && text !== "" ? `: ${text}` : "";
  return `${name} failed${said}${detail === undefined ? "" : ` (${String(detail)})`}`;
}

function isCommand(name: string): name is keyof typeof commandWords {
  return Object.hasOwn(commandWords, name);
}

/** The first word, and what follows. */
function partsOf(statement: string): { first: string; rest: string } {
  const [, first = "", rest = ""] = /^\s*([^\s{[]*)\s*([^]*)$/.exec(statement) ?? [];
  return { first, rest: rest.trimEnd() };
}

function oneOf<T extends string>(name: string, word: string, words: readonly T[]): T {
  const found = words.find((known) => known === word);
  if (found === undefined) throw usageError(`${name} needs one of ${words.join(", ")}`);
  return found;
}
