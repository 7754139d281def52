import { stderr } from "node:process";
import { counted } from "../counted.js";
import { writeJson } from "../json.js";
import { inOneLine, milliseconds } from "../pcap/lines.js";
import { writeOut } from "../streams.js";
import type { Difference } from "./differences.js";

/** Characters of a value in a line. */
const SHORT = 120;

/** An answer, beside the one that was recorded. */
export interface Answer {
  readonly connection: number;
  readonly id: number;
  readonly operation: string | undefined;
  /** `result`, `error` or `reject`. */
  readonly recorded: string;
  readonly answered: string;
  /** Milliseconds after the invoke. */
  readonly after: number | undefined;
  /** Undefined if they are not compared. */
  readonly differences: readonly Difference[] | undefined;
}

/** Counts and prints what comes of a replay. */
export class Report {
  sent = 0;
  answers = 0;
  /** Answers that differ. */
  different = 0;
  unanswered = 0;
  /** Invokes of clients that the recording has no answer to. */
  rejects = 0;
  /** Messages that could not be sent. */
  unsent = 0;
  /** What a client has said that is no invoke, and what cannot be read. */
  leftOut = 0;
  /** Connections that could not be made, or have ended too early. */
  broken = 0;
  readonly #json: boolean;
  readonly #quiet: boolean;
  #last: Promise<void> = Promise.resolve();

  constructor({ json, quiet }: { readonly json: boolean; readonly quiet: boolean }) {
    this.#json = json;
    this.#quiet = quiet;
  }

  /** Settles when there is room for more. */
  answer(answer: Answer): Promise<void> {
    const { connection, id, operation, recorded, answered, differences = [] } = answer;
    this.answers++;
    if (differences.length > 0) this.different++;
    if (this.#quiet && differences.length === 0) return this.#last;
    const after = answer.after === undefined ? undefined : milliseconds(answer.after);
    if (this.#json) return this.#object({ kind: "answer", ...answer, after });
    const words = [
      ...[connection, id, operation ?? "-", answered],
      ...(after === undefined ? [] : [`after ${after} ms`]),
      ...(recorded === answered ? [] : [`recorded: ${recorded}`]),
    ];
    const lines = differences.map(({ path, recorded: before, answered: now }) => {
      const values = [before, now].map((text) => inOneLine(text ?? "nothing", SHORT));
      return `  ${inOneLine(path === "" ? "answer" : path, SHORT)}: ${values.join(" -> ")}\n`;
    });
    return this.#write(`${inOneLine(words.join(" "), SHORT * 2)}\n${lines.join("")}`);
  }

  unansweredInvoke(connection: number, id: number, operation: string | undefined): Promise<void> {
    this.unanswered++;
    if (this.#json) return this.#object({ kind: "unanswered", connection, id, operation });
    return this.#write(`${connection} ${id} ${inOneLine(operation ?? "-", SHORT)} not answered\n`);
  }

  /** A client asks for what is not in the recording. */
  rejected(connection: number, id: number, operation: string | undefined): Promise<void> {
    this.rejects++;
    if (this.#json) return this.#object({ kind: "rejected", connection, id, operation });
    const text = `${connection} ${id} ${inOneLine(operation ?? "-", SHORT)} rejected`;
    return this.#write(`${text}: not in the recording\n`);
  }

  /** Something is wrong with a connection, or with what was recorded of it. */
  trouble(connection: number, reason: string): Promise<void> {
    if (this.#json) return this.#object({ kind: "trouble", connection, reason });
    return this.#write(`${connection} ${inOneLine(reason, SHORT * 4)}\n`);
  }

  /** @param isChecked Whether answers have been compared. */
  async summary(connections: number, isChecked: boolean): Promise<void> {
    await this.#last;
    const { sent, answers, different, unanswered, unsent, leftOut, broken } = this;
    const counts = { sent, answers, ...(isChecked && { different }), unanswered, unsent };
    if (this.#json) {
      await this.#object({ kind: "summary", connections, ...counts, leftOut, broken });
      return;
    }
    const facts = [
      `${counted(connections, "connection")}, ${counted(sent, "message")} sent, ${counted(answers, "answer")}`,
      ...(isChecked ? [`${different} different`] : []),
      ...(unanswered > 0 ? [`${unanswered} not answered`] : []),
      ...(unsent > 0 ? [`${counted(unsent, "message")} not sent`] : []),
      ...(leftOut > 0 ? [`${counted(leftOut, "message")} left out`] : []),
    ];
    stderr.write(`${facts.join("; ")}\n`);
  }

  /** @param clients Those that have connected. */
  async servedSummary(clients: number): Promise<void> {
    await this.#last;
    const { answers, rejects, unanswered, leftOut } = this;
    if (this.#json) {
      const counts = { answers, rejects, unanswered, leftOut };
      await this.#object({ kind: "summary", connections: clients, ...counts });
      return;
    }
    const facts = `${counted(clients, "connection")}, ${counted(answers, "answer")}`;
    stderr.write(`${facts}, ${counted(rejects, "reject")}\n`);
  }

  #object(facts: object): Promise<void> {
    const known = Object.entries(facts).filter(([, value]) => value !== undefined);
    return this.#write(`${writeJson(Object.fromEntries(known))}\n`);
  }

  /** One after the other, however many connections there are. */
  #write(text: string): Promise<void> {
    this.#last = this.#last.then(() => writeOut(text));
    return this.#last;
  }
}
