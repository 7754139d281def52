import {
  implicit,
  INTEGER,
  OPTIONAL,
  sequence,
  UTF8String,
  type Type,
} from "../../../codec/index.js";
import type { ModuleContext, Shared } from "../../kernel/index.js";
import type { Call, Party } from "./calls.js";
import type { CallFacts } from "./journal-entries.js";

/** Milliseconds for which a server may be silent that goes on with its calls then. */
const usualPatience = 30_000;

/** What a server tells the others of a call of its own, until that is in the journal; times are in milliseconds since 1970 UTC. */
interface ToldCall {
  readonly from: Party;
  readonly to: Party;
  readonly type: number;
  readonly callerCtiId: string;
  readonly calledCtiId: string;
  readonly created: number;
  readonly connected?: number | undefined;
  readonly ended?: number | undefined;
}

const callParty: Type<Party> = sequence<Party>("CallParty", () => [
  ["user", INTEGER],
  ["name", UTF8String],
  ["uri", UTF8String],
]);

const ToldCall: Type<ToldCall> = sequence<ToldCall>("ToldCall", () => [
  ["from", callParty],
  ["to", callParty],
  ["type", INTEGER],
  ["callerCtiId", UTF8String],
  ["calledCtiId", UTF8String],
  ["created", INTEGER],
  ["connected", implicit(0, INTEGER), OPTIONAL],
  ["ended", implicit(1, INTEGER), OPTIONAL],
]);

/** What {@link Orphans} depend on. */
export interface OrphanParts {
  readonly module: Pick<ModuleContext<object>, "clock" | "cluster" | "onClose">;
  /** A call is over whose server has died; other servers may write it down as well. */
  readonly ended: (call: CallFacts, end: Date) => void;
  /** Milliseconds for which a server may be silent; 30,000 by default. */
  readonly patience?: number | undefined;
}

/** The calls of other servers: they are over when their server dies, and it cannot write them into the journal. */
export class Orphans {
  readonly #parts: OrphanParts;
  readonly #told: Shared<ToldCall>;
  /** What other servers have told, by the ids of calls. */
  readonly #others = new Map<string, { readonly node: string; readonly call: ToldCall }>();
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(parts: OrphanParts) {
    this.#parts = parts;
    this.#told = parts.module.cluster.shared("audio-video/journal", ToldCall);
    this.#told.onChange((id) => this.#changed(id));
    parts.module.onClose(() => {
      for (const timer of this.#timers) clearTimeout(timer);
    });
  }

  /** Tells the others of a call of this server. @param ended When it has ended. */
  tell(call: CallFacts, ended?: Date): void {
    const { parties, created, connected, type, callerCtiId, calledCtiId } = call;
    const [from, to] = parties;
    this.#told.set(call.id, {
      ...{ from, to, type, callerCtiId, calledCtiId, created: created.getTime() },
      ...(connected !== undefined && { connected: connected.getTime() }),
      ...(ended !== undefined && { ended: ended.getTime() }),
    });
  }

  /** A call of this server is in the journal. */
  forget({ id }: Pick<Call, "id">): void {
    this.#told.set(id, undefined);
  }

  #changed(id: string): void {
    const { clock, cluster } = this.#parts.module;
    const there = this.#told.get(id).find(({ node }) => node !== cluster.id);
    if (there !== undefined) {
      this.#others.set(id, { node: there.node, call: there.value });
      return;
    }
    const last = this.#others.get(id);
    this.#others.delete(id);
    if (last === undefined || cluster.members().has(last.node)) return;
    const lost = clock();
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      // It was only silent, and knows what has become of the call.
      if (cluster.members().has(last.node)) return;
      this.#parts.ended(factsOf(id, last.call), endOf(last.call) ?? lost);
    }, this.#parts.patience ?? usualPatience);
    this.#timers.add(timer.unref());
  }
}

function factsOf(id: string, { from, to, created, connected, ...same }: ToldCall): CallFacts {
  return {
    ...same,
    id,
    parties: [from, to],
    created: new Date(created),
    connected: connected === undefined ? undefined : new Date(connected),
  };
}

function endOf({ ended }: ToldCall): Date | undefined {
  return ended === undefined ? undefined : new Date(ended);
}
