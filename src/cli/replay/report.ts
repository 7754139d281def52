import { stderr } from "node:process";
import { counted } from "../counted.js";
import { writeJson } from "../json.js";
import { inOneLine, milliseconds } from "../pcap/lines.js";
import { maskedJson } from "../secrets.js";
import { writeOut } from "../streams.js";
import type { Difference } from "./differences.js";

/** Characters of a value in a line. */
const SHORT = 120;

/** An answer, beside the one that was recorded. */
export interface Answer {
  readonly connection: number;
  /** Undefined for an association. */
  readonly id: number | undefined;
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
  /** Events that have been compared, those of them that differ, and those that are on one side only. */
  events = 0;
  differentEvents = 0;
  missingEvents = 0;
  unrecordedEvents = 0;
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
      ...[connection, id ?? "-", operation ?? "-", answered],
      ...(after === undefined ? [] : [`after ${after} ms`]),
      ...(recorded === answered ? [] : [`recorded: ${recorded}`]),
    ];
    return this.#write(
      `${inOneLine(words.join(" "), SHORT * 2)}\n${linesOf(differences, "answer")}`,
    );
  }

  /** An event has come, as was recorded. */
  event(connection: number, name: string, differences: readonly Difference[]): Promise<void> {
    this.events++;
    if (differences.length > 0) this.differentEvents++;
    if (this.#quiet && differences.length === 0) return this.#last;
    if (this.#json) return this.#object({ kind: "event", connection, event: name, differences });
    const text = `${connection} event ${inOneLine(name, SHORT)}`;
    return this.#write(`${text}\n${linesOf(differences, "event")}`);
  }

  /** An event was recorded, and has not come. */
  missingEvent(connection: number, name: string, value: unknown): Promise<void> {
    this.missingEvents++;
    const recorded = value === undefined ? undefined : writeJson(maskedJson(value));
    if (this.#json) return this.#object({ kind: "missing", connection, event: name, recorded });
    return this.#eventLine(connection, name, "has not come", recorded);
  }

  /** An event has come that was not recorded. */
  unrecordedEvent(connection: number, name: string, value: unknown): Promise<void> {
    this.unrecordedEvents++;
    const came = value === undefined ? undefined : writeJson(maskedJson(value));
    if (this.#json) return this.#object({ kind: "unrecorded", connection, event: name, came });
    return this.#eventLine(connection, name, "is not in the recording", came);
  }

  unansweredInvoke(
    connection: number,
    id: number | undefined,
    operation: string | undefined,
  ): Promise<void> {
    this.unanswered++;
    if (this.#json) return this.#object({ kind: "unanswered", connection, id, operation });
    const text = `${connection} ${id ?? "-"} ${inOneLine(operation ?? "-", SHORT)}`;
    return this.#write(`${text} not answered\n`);
  }

  /** A client asks for what is not in the recording. */
  rejected(
    connection: number,
    id: number | undefined,
    operation: string | undefined,
  ): Promise<void> {
    this.rejects++;
    if (this.#json) return this.#object({ kind: "rejected", connection, id, operation });
    const text = `${connection} ${id ?? "-"} ${inOneLine(operation ?? "-", SHORT)} rejected`;
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
    const { events, differentEvents, missingEvents, unrecordedEvents } = this;
    const ofEvents = { events, differentEvents, missingEvents, unrecordedEvents };
    const compared = isChecked ? { different, ...ofEvents } : {};
    const counts = { sent, answers, ...compared, unanswered, unsent };
    if (this.#json) {
      await this.#object({ kind: "summary", connections, ...counts, leftOut, broken });
      return;
    }
    const facts = [
      `${counted(connections, "connection")}, ${counted(sent, "message")} sent, ${counted(answers, "answer")}`,
      ...(isChecked ? [`${different} different`] : []),
      ...(events > 0 ? [`${counted(events, "event")}, ${differentEvents} different`] : []),
      ...(missingEvents > 0 ? [`${counted(missingEvents, "event")} missing`] : []),
      ...(unrecordedEvents > 0 ? [`${counted(unrecordedEvents, "event")} not recorded`] : []),
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

  #eventLine(
    connection: number,
    name: string,
    what: string,
    value: string | undefined,
  ): Promise<void> {
    const text = `${connection} event ${inOneLine(name, SHORT)} ${what}`;
    return this.#write(`${text}${value === undefined ? "" : `: ${inOneLine(value, SHORT * 4)}`}\n`);
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

/** @param whole What it is called as a whole. */
function linesOf(differences: readonly Difference[], whole: string): string {
  const lines = differences.map(({ path, recorded: before, answered: now }) => {
    const values = [before, now].map((text) => inOneLine(text ?? "nothing", SHORT));
    return `  ${inOneLine(path === "" ? whole : path, SHORT)}: ${values.join(" -> ")}\n`;
  });
  return lines.join("");
}
