import { parseJson, type Event, type Operation } from "../../codec/index.js";
import { messageLines } from "../../rose/internal-dump.js";
import { noOperation } from "../find-operation.js";
import { toHex } from "../hex.js";
import { writeJson } from "../json.js";
import type { WireProtocol } from "../wire-protocol.js";
import type { Connection, Talk, Way } from "./connections.js";
import type { Loss } from "./cutter.js";
import { Describer, openText, shownOctets, type Described } from "./describe.js";
import { ends, inOneLine, milliseconds, timeText } from "./lines.js";

/** Characters of an argument in a line. */
const SHORT = 120;
/** Octets of what cannot be read. */
const FEW = 16;

/** Which messages are shown, and how. */
export interface ShownOptions {
  readonly operation: readonly string[];
  readonly errors: boolean;
  readonly json: boolean;
  readonly verbose: boolean;
  readonly secrets: boolean;
  /** Addresses of either side; none for all. */
  readonly host?: readonly string[];
  /** Milliseconds since 1970. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** Makes a line of each message that is wanted. */
export class Shown implements Talk {
  messages = 0;
  /** Places where messages are missing. */
  losses = 0;
  readonly #protocol: WireProtocol;
  readonly #options: ShownOptions;
  readonly #describer: Describer;
  readonly #operations: ReadonlySet<Operation | Event>;
  #lines: string[] = [];

  /**
   * @param describer Tells what messages are.
   * @throws CommandError for an operation that does not exist.
   */
  constructor(
    protocol: WireProtocol,
    options: ShownOptions,
    describer: Describer = new Describer(protocol),
  ) {
    this.#protocol = protocol;
    this.#options = options;
    this.#describer = describer;
    const { registry } = protocol;
    this.#operations = new Set(
      options.operation.map((name) => {
        const found = registry.findOperation(name)?.operation;
        if (found === undefined) throw noOperation(name, registry);
        return found;
      }),
    );
  }

  /** The lines that have gathered, which are forgotten. */
  take(): string[] {
    const lines = this.#lines;
    this.#lines = [];
    return lines;
  }

  message(
    connection: Connection,
    way: Way,
    bytes: Uint8Array,
    isJson: boolean,
    time: number | undefined,
  ): void {
    this.describe(connection, way, bytes, isJson, time);
  }

  /** Makes the line of a message, if it is wanted, and tells what it is. */
  describe(
    connection: Connection,
    way: Way,
    bytes: Uint8Array,
    isJson: boolean,
    time: number | undefined,
  ): Described {
    this.messages++;
    const described = this.#describer.describe(connection, way, bytes, isJson, time);
    if (this.#isWanted(connection, time) && this.#isMeant(described)) {
      this.#show(connection, way, bytes, isJson, time, described);
    }
    return described;
  }

  #show(
    connection: Connection,
    way: Way,
    bytes: Uint8Array,
    isJson: boolean,
    time: number | undefined,
    described: Described,
  ): void {
    const { secrets, json, verbose } = this.#options;
    const octets = isJson ? bytes : shownOctets(bytes, described, this.#protocol, secrets);
    const text = openText(described, octets, secrets);
    const { kind, id, session, name, after, problem, details, reason } = described;
    const first = kind === "unreadable" ? toHex(bytes.subarray(0, FEW)) : undefined;
    if (json) {
      this.#object(connection, way, time, {
        kind,
        id,
        session,
        operation: name,
        after: after === undefined ? undefined : milliseconds(after),
        octets: bytes.length,
        encoding: isJson ? "json" : "ber",
        problem,
        details,
        reason,
        first,
        value: text === undefined ? undefined : parseJson(text),
        hex: verbose && !isJson ? toHex(octets) : undefined,
      });
      return;
    }
    const words = [
      kind,
      id,
      name,
      after === undefined ? undefined : `after ${milliseconds(after)} ms`,
      problem,
      details === undefined ? undefined : JSON.stringify(details),
      reason,
      first,
      text,
    ].filter((word) => word !== undefined);
    this.#line(
      connection,
      way,
      time,
      inOneLine(words.join(" "), verbose && isJson ? Infinity : SHORT),
    );
    if (!verbose || isJson) return;
    for (const line of messageLines(octets, this.#protocol.type, described)) {
      this.#lines.push(`    ${line}\n`);
    }
  }

  lost(
    connection: Connection,
    way: Way,
    { missing, skipped, first, reason }: Loss,
    time: number | undefined,
  ): void {
    this.losses++;
    if (!this.#isWanted(connection, time)) return;
    const beginning = skipped > 0 ? toHex(first) : undefined;
    if (this.#options.json) {
      const facts = { kind: "lost", missing, skipped, first: beginning, reason };
      this.#object(connection, way, time, facts);
      return;
    }
    const what = [
      ...(missing > 0 ? [`${missing} octets are missing`] : []),
      ...(skipped > 0 ? [`${skipped} octets belong to no whole message: ${beginning}`] : []),
      ...(reason === undefined ? [] : [reason]),
    ];
    this.#line(connection, way, time, `lost: ${what.join("; ")}`);
  }

  encrypted(connection: Connection, way: Way, time: number | undefined): void {
    if (!this.#isWanted(connection, time)) return;
    if (this.#options.json) this.#object(connection, way, time, { kind: "encrypted" });
    else this.#line(connection, way, time, "encrypted: TLS begins, the rest cannot be read");
  }

  /** Something else that happens to a connection; it is shown unless only some messages are. */
  happened(connection: Connection, way: Way, time: number, kind: string, text: string): void {
    if (this.#operations.size > 0 || this.#options.errors) return;
    if (this.#options.json) this.#object(connection, way, time, { kind, reason: text });
    else
      this.#line(connection, way, time, inOneLine(text === "" ? kind : `${kind}: ${text}`, SHORT));
  }

  ended(connection: Connection): void {
    this.#describer.forget(connection);
  }

  #isWanted({ client, server }: Connection, time: number | undefined): boolean {
    const { host = [], from, to } = this.#options;
    if (host.length > 0 && !host.includes(client.host) && !host.includes(server.host)) return false;
    if (from !== undefined && !(time !== undefined && time >= from)) return false;
    return to === undefined || (time !== undefined && time <= to);
  }

  #isMeant({ operation, kind }: Described): boolean {
    const { errors } = this.#options;
    if (errors && kind !== "error" && kind !== "reject" && kind !== "unreadable") return false;
    if (this.#operations.size === 0) return true;
    return operation !== undefined && this.#operations.has(operation);
  }

  #object(connection: Connection, way: Way, time: number | undefined, more: object): void {
    const facts = {
      time: timeText(time),
      connection: connection.number,
      ...ends(connection, way),
      ...more,
    };
    const known = Object.entries(facts).filter(([, value]) => value !== undefined);
    this.#lines.push(`${writeJson(Object.fromEntries(known))}\n`);
  }

  #line(connection: Connection, way: Way, time: number | undefined, what: string): void {
    const { from, to } = ends(connection, way);
    this.#lines.push(`${timeText(time) ?? "-"} ${from} > ${to} ${what}\n`);
  }
}
