import { setTimeout as wait } from "node:timers/promises";
import { Backoff, silentLog } from "../../../rose/index.js";
import type { PbxEvent } from "../driver.js";
import { lineRules, type LineRule } from "./lines.js";
import { asteriskTimes, type AsteriskPbxOptions } from "./options.js";
import type { AmiMessage } from "./parser.js";
import { AmiLost, AmiRefusal, AmiSession, type AmiTarget } from "./session.js";
import { AsteriskView } from "./view.js";

/** A session, with what is known by it. */
export interface Linked {
  readonly session: AmiSession;
  readonly view: AsteriskView;
}

/** What {@link AsteriskLink} tells. */
export interface LinkNews {
  event(event: PbxEvent): void;
  /** An event of the manager interface, besides what follows from it for calls. */
  message(message: AmiMessage): void;
}

/** Keeps a session with an Asterisk, with a fresh view in each. */
export class AsteriskLink {
  readonly #options: AsteriskPbxOptions;
  readonly #target: AmiTarget;
  readonly #rule: LineRule;
  readonly #news: LinkNews;
  readonly #stop = new AbortController();
  readonly #backoff: Backoff;
  #linked: Linked | undefined;
  #reason = "";

  constructor(options: AsteriskPbxOptions, news: LinkNews) {
    this.#options = options;
    this.#news = news;
    this.#rule = lineRules(options.lines);
    this.#target = targetOf(options);
    const { maxDelay = asteriskTimes.maxDelay } = options;
    this.#backoff = new Backoff({ initialDelay: Math.min(500, maxDelay), maxDelay });
  }

  /** The session that there is. */
  get linked(): Linked | undefined {
    return this.#linked;
  }

  /** Connects, and connects again whenever the connection is lost, until {@link close}. Resolves after the first attempt. */
  open(): Promise<void> {
    return new Promise((resolve) => void this.#run(resolve));
  }

  close(): void {
    this.#stop.abort();
    this.#linked?.session.close();
    this.#linked = undefined;
  }

  async #run(attempted: () => void): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      const delay = await this.#attempt(attempted);
      attempted();
      if (signal.aborted) return;
      await wait(delay, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  /** Is linked for as long as it goes. @returns The milliseconds to wait before the next attempt. */
  async #attempt(attempted: () => void): Promise<number> {
    const since = performance.now();
    try {
      const linked = await this.#connect();
      this.#linked = linked;
      this.#tellLog("", "the Asterisk is connected");
      this.#news.event({ event: "systemStatus", status: "normal" });
      attempted();
      throw await linked.session.ended;
    } catch (error) {
      this.#lose(error as Error);
      if (performance.now() - since > this.#backoff.maxDelay) this.#backoff.reset();
      // A refused logon is refused again, and Asterisk may shut out who tries too often.
      return error instanceof AmiRefusal ? this.#backoff.maxDelay : this.#backoff.next();
    }
  }

  async #connect(): Promise<Linked> {
    const { context, hintContext = context } = this.#options;
    const view = new AsteriskView(this.#rule, hintContext, (event) => this.#news.event(event));
    const onEvent = (message: AmiMessage): void => {
      view.take(message);
      if (view.isComplete) this.#news.message(message);
    };
    const session = await AmiSession.open(this.#target, onEvent, this.#stop.signal);
    try {
      await view.look(session);
    } catch (error) {
      session.close();
      throw error;
    }
    return { session, view };
  }

  #lose(error: Error): void {
    if (this.#stop.signal.aborted) return;
    const wasLinked = this.#linked !== undefined;
    this.#linked = undefined;
    if (!(error instanceof AmiLost || error instanceof AmiRefusal)) {
      this.#tellLog(String(error.stack), "the Asterisk is misunderstood");
    } else this.#tellLog(error.message, "the Asterisk is not connected");
    if (wasLinked) this.#news.event({ event: "systemStatus", status: "disabled" });
  }

  /** Logs what is different from before: that it is still the same at each attempt is of no interest. */
  #tellLog(reason: string, text: string): void {
    if (this.#reason === `${text}: ${reason}`) return;
    this.#reason = `${text}: ${reason}`;
    const { log = silentLog } = this.#options;
    const { host, port } = this.#target;
    if (reason === "") log.info({ host, port }, text);
    else log.warn({ host, port, reason }, text);
  }
}

function targetOf(options: AsteriskPbxOptions): AmiTarget {
  const { host, tls = false, username, secret, logon = "challenge" } = options;
  const { connectTimeout, actionTimeout, pingInterval } = { ...asteriskTimes, ...options };
  return {
    ...{ host, username, secret, logon },
    port: options.port ?? (tls === false ? 5038 : 5039),
    tls: tls === false ? undefined : tls === true ? {} : tls,
    connectTimeout: connectTimeout ?? asteriskTimes.connectTimeout,
    actionTimeout: actionTimeout ?? asteriskTimes.actionTimeout,
    pingInterval: pingInterval ?? asteriskTimes.pingInterval,
  };
}
