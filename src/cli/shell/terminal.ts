import { stdin, stdout } from "node:process";
import { createInterface, cursorTo, moveCursor, clearScreenDown } from "node:readline";
import type { Registry } from "../../modules/registry.js";
import type { Paint } from "../colour.js";
import { complete } from "./completion.js";
import type { History } from "./history.js";
import { mostKept } from "./history.js";
import type { Interpreter } from "./interpreter.js";

/** Lines that may have been typed before they are carried out. */
const mostAhead = 1_000;

const firstPrompt = "rosewire> ";
const nextPrompt = "........> ";

/** A shell on a terminal. */
export class TerminalShell {
  readonly #lines;
  readonly #interpreter: Interpreter;
  readonly #history: History | undefined;
  readonly #paint: Paint;
  /** The statements that are remembered, the newest first. */
  readonly #past: string[];
  /** What readline goes through. */
  #offered: string[] = [];
  #pending: string[] = [];
  readonly #ahead: string[] = [];
  #running: AbortController | undefined;
  #isAtPrompt = false;
  readonly #end: Promise<void>;
  #resolveEnd!: () => void;

  constructor(
    interpreter: Interpreter,
    registry: Registry,
    history: History | undefined,
    paint: Paint,
  ) {
    this.#interpreter = interpreter;
    this.#history = history;
    this.#paint = paint;
    this.#past = history?.read() ?? [];
    this.#end = new Promise((resolve) => (this.#resolveEnd = resolve));
    this.#lines = createInterface({
      input: stdin,
      output: stdout,
      terminal: true,
      prompt: firstPrompt,
      history: [...this.#past],
      historySize: mostKept,
      completer: (line: string) => {
        const [found, partial] = complete([...this.#pending, line].join("\n"), registry);
        return [found, partial];
      },
    });
    this.#lines
      // Statements are remembered, not lines, and not all of them.
      .on("history", (offered: string[]) => this.#offer(offered))
      .on("line", (line) => this.#take(line))
      .on("SIGINT", () => this.#interrupt())
      .on("close", () => this.#resolveEnd());
  }

  /** Reads and carries out statements until the end of the input, or `exit`. */
  async run(): Promise<void> {
    this.#prompt();
    await this.#end;
    // After Ctrl-D the cursor is still in the line.
    if (this.#isAtPrompt) stdout.write("\n");
  }

  /** Ends the shell: its session has ended. */
  close(): void {
    this.#running?.abort();
    this.#lines.close();
  }

  /** Shows something that comes by itself, above the line that is being typed. */
  tell(text: string): void {
    if (!this.#isAtPrompt) {
      stdout.write(`${text}\n`);
      return;
    }
    moveCursor(stdout, 0, -this.#lines.getCursorPos().rows);
    cursorTo(stdout, 0);
    clearScreenDown(stdout);
    stdout.write(`${text}\n`);
    this.#lines.prompt(true);
  }

  #prompt(): void {
    this.#isAtPrompt = true;
    this.#lines.setPrompt(this.#pending.length === 0 ? firstPrompt : nextPrompt);
    this.#lines.prompt();
  }

  #take(line: string): void {
    if (this.#ahead.length < mostAhead) this.#ahead.push(line);
    if (this.#running === undefined) void this.#work();
  }

  /** Carries out what has been typed. */
  async #work(): Promise<void> {
    this.#isAtPrompt = false;
    for (let line = this.#ahead.shift(); line !== undefined; line = this.#ahead.shift()) {
      this.#pending.push(line);
      const statement = this.#pending.join("\n");
      if (this.#interpreter.goesOn(statement)) continue;
      this.#pending = [];
      this.#remember(statement);
      this.#running = new AbortController();
      try {
        await this.#interpreter.run(statement, this.#running.signal);
      } catch (error) {
        this.tell(this.#paint("error", (error as Error).message));
      } finally {
        this.#running = undefined;
      }
      if (this.#interpreter.hasEnded) {
        this.#lines.close();
        return;
      }
    }
    this.#prompt();
  }

  #remember(statement: string): void {
    const kept = this.#history?.add(statement);
    if (kept === undefined || kept === this.#past[0]) return;
    this.#past.unshift(kept);
    if (this.#past.length > mostKept) this.#past.pop();
    this.#offer(this.#offered);
  }

  /** Has readline go through what is remembered. */
  #offer(offered: string[]): void {
    this.#offered = offered;
    offered.splice(0, offered.length, ...this.#past);
  }

  /** Ctrl-C gives up a call, or what has been typed. */
  #interrupt(): void {
    if (this.#running !== undefined) {
      this.#running.abort();
      return;
    }
    const isEmpty = this.#pending.length === 0 && this.#lines.line === "";
    this.#pending = [];
    // It begins a new line without what has been typed.
    this.#lines.write(null, { ctrl: true, name: "e" });
    this.#lines.write(null, { ctrl: true, name: "u" });
    stdout.write(isEmpty ? "\n(Ctrl-D or exit ends the shell)\n" : "\n");
    this.#prompt();
  }
}
