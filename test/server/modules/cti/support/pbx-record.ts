import type { PbxEvent } from "../../../../../src/server/pbx/index.js";
import { pbxCall, statesOf, type Info } from "./call-invariants.js";
import type { TellingPbx } from "./telephony.js";

/** The calls of a line after an event. */
interface Picture {
  readonly after: string;
  /** The states that each may have for clients, by what the PBX calls it. */
  readonly calls: ReadonlyMap<string, readonly number[]>;
  /** Whether the link has been lost: calls end one after the other then, so that parties leave those that still are there. */
  readonly isLost: boolean;
}

/** The call that an event takes away from where it was. */
function movedBy(event: PbxEvent): string | undefined {
  if (event.event === "diverted") return event.connection.call;
  return event.event === "transferred" ? event.connections[0]?.new.call : undefined;
}

/** Somewhere it rings. */
const onTheWay = [{ device: "", state: "alerting" }] as const;

/** How the calls on lines were after each event that a PBX has told, in order. */
export class PbxRecord {
  readonly #lines: ReadonlyMap<string, Picture[]>;
  /** The calls that have been moved and ring nowhere yet. Something may happen to others meanwhile. */
  readonly #moved = new Set<string>();
  /** Whether the server has had to ask for everything anew, which is told in no order. */
  #isResumed = false;

  constructor(pbx: TellingPbx, lines: readonly string[]) {
    this.#lines = new Map(lines.map((line) => [line, []]));
    pbx.told = (event) => {
      const isLost = event.event === "systemStatus";
      if (isLost && event.status === "normal") {
        this.#isResumed = true;
        this.#moved.clear();
        return;
      }
      this.#follow(event);
      for (const [line, pictures] of this.#lines) {
        const connections = isLost ? [] : pbx.snapshot(line).connections;
        const calls = connections.map((one) => {
          // A call that rings nowhere for a moment is on its way, and not over.
          const isOnTheWay = this.#moved.has(one.connection.call) && one.others.length === 0;
          const now = isOnTheWay ? { ...one, isOver: false, others: onTheWay } : one;
          return [one.connection.call, statesOf(now)] as const;
        });
        pictures.push({ after: event.event, calls: new Map(calls), isLost });
      }
    };
  }

  /** A moved call has come somewhere, or is over, with whatever else is told of it. */
  #follow(event: PbxEvent): void {
    const moved = movedBy(event);
    if (moved !== undefined) this.#moved.add(moved);
    else if ("connection" in event && event.event !== "callInformation") {
      this.#moved.delete(event.connection.call);
    }
  }

  /** The order in which calls of a line have to be told. */
  of(line: string, calls: ReadonlyMap<string, Info>): Order {
    return new Order(this.#isResumed ? undefined : this.#lines.get(line)!, calls);
  }

  /** Everything so far has been told. */
  clear(): void {
    this.#isResumed = false;
    for (const pictures of this.#lines.values()) pictures.length = 0;
  }
}

/** Compares what is told of a line with what the PBX has had there, step by step. */
class Order {
  readonly #pictures: readonly Picture[] | undefined;
  readonly #calls: ReadonlyMap<string, Info>;
  /** What has been told, and has not happened. */
  readonly faults: string[] = [];
  #at = 0;
  /** The calls that have another state than in the picture before. */
  readonly #changed = new Set<string>();

  constructor(pictures: readonly Picture[] | undefined, calls: ReadonlyMap<string, Info>) {
    this.#pictures = pictures;
    this.#calls = calls;
    this.#advance();
  }

  /** Something of a call has been told, and is so in the calls now. */
  told(id: string, isState: boolean): void {
    if (this.#pictures === undefined) return;
    if (isState) {
      const next = this.#pictures[this.#at];
      if (next === undefined) this.faults.push(`${id} has another state, and nothing has happened`);
      else if (!next.isLost && this.#changed.has(id)) this.faults.push(`${id} is told twice`);
      this.#changed.add(id);
    }
    this.#advance();
  }

  /** What has happened and has not been told. */
  get untold(): unknown[] {
    const rest = this.#pictures?.slice(this.#at) ?? [];
    return rest.map(({ after, calls }) => [after, ...calls]);
  }

  #advance(): void {
    const { length } = this.#pictures ?? [];
    for (; this.#at < length! && this.#matches(this.#pictures![this.#at]!); this.#at++) {
      this.#changed.clear();
    }
  }

  #matches({ calls }: Picture): boolean {
    const told = [...this.#calls.values()];
    return (
      calls.size === told.length &&
      told.every((info) => calls.get(pbxCall(info))?.includes(info.iCallState) === true)
    );
  }
}
