import { limitHit } from "../diagnostics.js";
import { guarded } from "../guarded.js";
import { keepAliveMessage } from "../message/keep-alive.js";
import type { LimitName } from "../limits.js";
import { Deadline, timers } from "../time/timers.js";
import type { Engine } from "./engine.js";
import type { Link } from "../protocol/protocol.js";
import type { BackloggedConnection } from "./outbound-budget.js";

/** What the time limits of a connection depend on. */
export interface WatchedConnection extends BackloggedConnection {
  readonly engine: Engine;
  /** The switch to TLS, and the tick at which it began. */
  readonly upgrade: { readonly since: number } | undefined;
  readonly intake: { readonly paused: boolean; readonly withinMessage: boolean } | undefined;
  readonly link: Link | undefined;
  readonly awaitsFirstMessage: boolean;
  readonly awaitsLogon: boolean;
  /** Whether the limits before the logon apply. */
  readonly stranger: boolean;
}

/** A time limit that is running. */
interface Rule {
  /** The limit that is hit when the time passes, and its milliseconds. */
  readonly limit: LimitName;
  readonly time: number;
  /** The tick at which it began to run. */
  readonly since: number;
  readonly text: string;
}

/** Ticks that are allowed for reading what has arrived while the event loop was blocked. */
const CATCH_UP_TICKS = 2;

/** A peer that does not take what is waiting for it. */
interface Slowness {
  /** The tick at which it last took something. */
  readonly stalled: number;
  /** When the backlog rose above its limit; 0 while it is not above. */
  readonly over: number;
  /** Octets that it had taken when this was last checked. */
  readonly taken: number;
}

/**
 * All time limits of one connection, with a single deadline. Activity on the connection only records
 * its tick; the deadline moves when it expires, or when a limit begins to run that ends earlier.
 */
export abstract class Watched extends Deadline {
  /** The ticks at which something was last received, and last sent. */
  received: number;
  sent: number;
  /** When the connection was accepted or, later, when a logon became required. */
  #since: number;
  #slow: Slowness | undefined;

  constructor() {
    super();
    this.#since = timers.now();
    this.received = this.#since;
    this.sent = this.#since;
  }

  /** The connection that this is a part of. */
  protected abstract get self(): WatchedConnection;

  override expire(): void {
    // What arrived while the event loop was blocked has not been read yet.
    if (timers.wasBlocked) timers.addAt(this, timers.now() + CATCH_UP_TICKS);
    else guarded(this.self.engine.log, "a time limit", () => this.look());
  }

  /** Checks all limits now, and again when the next of them can pass. */
  look(): void {
    const connection = this.self;
    if (!connection.open) return;
    const now = timers.now();
    this.backlogged();
    let due = Infinity;
    for (const rule of this.#rules()) {
      const end = timers.after(rule.since, rule.time);
      if (end <= now) {
        this.#hit(rule);
        return;
      }
      due = Math.min(due, end);
    }
    const { keepAliveInterval } = connection.engine.limits;
    if (keepAliveInterval > 0 && connection.upgrade === undefined) {
      if (timers.after(this.sent, keepAliveInterval) <= now) {
        if (connection.link !== undefined) connection.link.keepAlive();
        else connection.send(keepAliveMessage(connection.encoding));
        this.sent = now;
      }
      due = Math.min(due, timers.after(this.sent, keepAliveInterval));
    }
    if (due !== Infinity) timers.addAt(this, due);
  }

  /** A limit of this many milliseconds begins to run. */
  #begin(milliseconds: number): void {
    if (milliseconds === 0) return;
    const due = timers.after(timers.recent, milliseconds);
    if (this.due === 0 || due < this.due) timers.addAt(this, due);
  }

  /** Part of a message has come. */
  partial(): void {
    this.#begin(this.self.engine.limits.partialFrameTimeout);
  }

  /** A logon is required from now on. */
  logonDue(): void {
    this.#since = timers.now();
    this.#begin(this.self.engine.limits.logonTimeout);
  }

  /** The peer is a guest from now on. */
  guestCame(): void {
    this.#since = timers.now();
    const { guestTimeout, guestIdleTimeout } = this.self.engine.limits;
    this.#begin(guestTimeout);
    this.#begin(guestIdleTimeout);
  }

  /** The switch to TLS begins. */
  upgrading(): void {
    this.#begin(this.self.engine.limits.handshakeTimeout);
  }

  /** Checks what is waiting for the peer. */
  backlogged(): void {
    const connection = this.self;
    const { backlog, engine } = connection;
    const { outbound } = engine;
    if (backlog === 0) {
      if (this.#slow !== undefined) outbound.drop(connection);
      this.#slow = undefined;
      return;
    }
    const { maxOutboundBytes, stalledTimeout, backlogGrace } = engine.limits;
    const back = this.takenSinceCheck();
    const before = this.#slow;
    const now = Math.max(timers.now(), 1);
    const taken = this.#taken;
    const stalled = before === undefined ? now : before.stalled;
    const isOver = maxOutboundBytes > 0 && backlog > maxOutboundBytes;
    const over = isOver ? before?.over || now : 0;
    this.#slow = { stalled, over, taken };
    if (before === undefined) this.#begin(stalledTimeout);
    if (over === now) this.#begin(Math.max(backlogGrace, 1));
    if (back > 0) outbound.give(connection, back);
    // This comes last because it may reset the connection.
    outbound.add(connection, backlog - outbound.of(connection));
  }

  /** Octets that the peer has taken in total. */
  get #taken(): number {
    const { bytesOut, socket } = this.self;
    return bytesOut - socket.writableLength;
  }

  /** Octets of a backlog that the peer has taken since the last call. */
  takenSinceCheck(): number {
    const before = this.#slow;
    const taken = this.#taken;
    if (before === undefined || before.taken === taken) return 0;
    this.#slow = { ...before, stalled: Math.max(timers.now(), 1), taken };
    return taken - before.taken;
  }

  #hit({ limit, text }: Rule): void {
    const connection = this.self;
    const slow = limit === "maxOutboundBytes" || limit === "stalledTimeout";
    limitHit(limit, connection);
    if (slow) {
      const { id, remoteAddress, backlog, engine } = connection;
      engine.log.warn({ connection: id, remoteAddress, backlog, limit }, "slow consumer");
    }
    const code = limit === "maxOutboundBytes" ? "limit" : "timeout";
    connection.shut({ code, message: text, limit }, slow);
  }

  /** The limits that are running now. */
  #rules(): Rule[] {
    const connection = this.self;
    const { limits } = connection.engine;
    const rules: Rule[] = [];
    const add = (limit: LimitName, time: number, since: number, text: string): void => {
      rules.push({ limit, time, since, text });
    };
    const timed = (limit: LimitName, since: number, text: string): void => {
      if (limits[limit] > 0) add(limit, limits[limit], since, `${text} ${limits[limit]} ms`);
    };
    const { stalled = 0, over = 0 } = this.#slow ?? {};
    if (over > 0) {
      const text = `over ${limits.maxOutboundBytes} octets wait for the peer to take them`;
      add("maxOutboundBytes", limits.backlogGrace, over, text);
    }
    if (stalled > 0) {
      timed("stalledTimeout", stalled, "the peer has taken nothing of what waits for");
    }
    const { upgrade, intake } = connection;
    if (upgrade !== undefined) timed("handshakeTimeout", upgrade.since, "no TLS within");
    if (connection.awaitsFirstMessage) {
      timed("firstMessageTimeout", this.#since, "no message within");
    }
    if (connection.awaitsLogon) timed("logonTimeout", this.#since, "no logon within");
    const isGuest = connection.stranger && connection.guest;
    if (isGuest) timed("guestTimeout", this.#since, "a guest for");
    // While this side does not read, it cannot know whether the peer sends.
    if (intake?.paused === true) return rules;
    if (intake?.withinMessage === true) {
      timed("partialFrameTimeout", this.received, "no progress within a message for");
    }
    if (isGuest) timed("guestIdleTimeout", this.received, "nothing received from a guest for");
    timed("idleTimeout", this.received, "nothing received for");
    return rules;
  }
}
