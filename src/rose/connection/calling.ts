import type { Event, InvokedOperation, Operation } from "../../codec/index.js";
import type { Portions } from "../../codec/internal-codec.js";
import type { CallCallback, InvokeOptions } from "../api/connection.js";
import { checkExtras } from "../invoke/call-options.js";
import { beginAtCall, errorOfCall, type Origin } from "../invoke/call-stack.js";
import { makeCall, type CallingConnection } from "../invoke/make-call.js";
import { PendingCalls, type PendingCall } from "../invoke/pending.js";
import { settleAnswer, unusable } from "../invoke/settle.js";
import { wrongToken } from "../invoke/wrong-token.js";
import { printable } from "../log.js";
import { isRejectedEvent, type RoseMessage } from "../message/message.js";
import type { InvokeExtras } from "../message/write-envelope.js";
import { inTurns } from "../time/turns.js";
import type { Engine } from "./engine.js";
import type { Outbox } from "./outbox.js";
import { Watched, type WatchedConnection } from "./watched.js";

const none = (): void => {};

/** The functions of the promise that is being made. An executor of its own for each call would take a sixth of what the call allocates. */
const made: { resolve: (result: any) => void; reject: (error: any) => void } = {
  resolve: none,
  reject: none,
};

function executor(resolve: (result: any) => void, reject: (error: any) => void): void {
  made.resolve = resolve;
  made.reject = reject;
}

/** Octets of an answer that takes microseconds at most, whatever is in it. */
const BRIEF = 256;

/** What the calls of this side need of their connection. */
type Caller = WatchedConnection &
  CallingConnection & {
    readonly engine: Engine;
    readonly sending: Outbox;
    /** Looks whether there is still something to wait for. */
    checkIdle(): void;
    hold(): void;
    release(): void;
  };

/** The calls that this side makes on a connection, and the answers to them. */
export abstract class Calling extends Watched {
  #calls: PendingCalls | undefined;

  protected abstract override get self(): Caller;

  get pendingCalls(): number {
    return this.#calls?.size ?? 0;
  }

  get strayAnswers(): number {
    return this.#calls?.strayAnswers ?? 0;
  }

  get lateAnswers(): number {
    return this.#calls?.lateAnswers ?? 0;
  }

  callOf(invokeID: number): Operation | undefined {
    return this.#calls?.peek(invokeID)?.operation;
  }

  /** The invokes of this side. */
  get calls(): PendingCalls {
    return this.#calls ?? this.#firstCalls();
  }

  #firstCalls(): PendingCalls {
    return (this.#calls = new PendingCalls(this.self.engine.limits.maxPendingCalls, this.self));
  }

  invoke<A, R, E>(
    operation: InvokedOperation<A, R, E>,
    argument: NoInfer<A>,
    options?: InvokeOptions,
  ): Promise<R> {
    return this.invokeFrom(this.invoke, operation, argument, options);
  }

  call<A, R, E>(
    operation: InvokedOperation<A, R, E>,
    argument: NoInfer<A>,
    callback: CallCallback<R>,
    options?: InvokeOptions,
  ): void {
    this.callFrom(this.call, operation, argument, callback, options);
  }

  emit<A>(event: Event<any, A>, argument: NoInfer<A>, extras?: InvokeExtras): boolean {
    return this.emitFrom(this.emit, event, argument, extras);
  }

  // The same for methods of other classes: the stack traces of errors begin where those were called.

  invokeFrom<A, R, E>(
    origin: Origin,
    operation: InvokedOperation<A, R, E>,
    argument: NoInfer<A>,
    options: InvokeOptions | undefined,
  ): Promise<R> {
    const promise = new Promise<R>(executor);
    const { resolve, reject } = made;
    made.resolve = none;
    made.reject = none;
    makeCall(this.self, operation, argument, reject, resolve, options, origin);
    return promise;
  }

  callFrom<A, R, E>(
    origin: Origin,
    operation: InvokedOperation<A, R, E>,
    argument: NoInfer<A>,
    callback: CallCallback<R>,
    options: InvokeOptions | undefined,
  ): void {
    makeCall(this.self, operation, argument, callback, undefined, options, origin);
  }

  emitFrom<A>(
    origin: Origin,
    event: Event<any, A>,
    argument: NoInfer<A>,
    extras: InvokeExtras | undefined,
  ): boolean {
    try {
      if (event?.kind !== "event") throw wrongToken("emit", event);
      checkExtras(extras, "emit");
    } catch (error) {
      throw beginAtCall(error as Error, origin);
    }
    if (!this.self.open) return false;
    try {
      const id = this.self.engine.envelope.eventID ?? this.calls.unused();
      this.self.sending.invoke(id, event, argument, extras);
    } catch (error) {
      throw errorOfCall(error, origin);
    }
    return true;
  }

  /**
   * A result, error or reject has come.
   * @returns Whether it was brief: short, and without code of the program that was called meanwhile.
   */
  protected answered(message: RoseMessage): boolean {
    const id = message.invokeID;
    const call = id === undefined ? undefined : this.#calls?.take(id);
    if (call === undefined) {
      this.#unasked(message);
      return false;
    }
    const { self } = this;
    const { decoding, envelope } = self.engine;
    const rest = settleAnswer(call, message, decoding, envelope);
    if (rest === undefined) self.checkIdle();
    else this.#settleLater(call, rest);
    return call.isQuiet && message.octets <= BRIEF;
  }

  /** An answer that no call waits for, or no longer. */
  #unasked(message: RoseMessage): void {
    const { engine } = this.self;
    const id = message.invokeID;
    if (engine.protocol.native && isRejectedEvent(message)) {
      const { problemCode, details = "" } = message;
      const facts = { connection: this.self.id, invokeID: id, problemCode };
      engine.log.debug?.({ ...facts, details: printable(details) }, "the peer rejects an event");
    } else if (id === undefined || this.#calls?.late(id) !== true) {
      this.calls.strayAnswers++;
      const { kind } = message;
      engine.lines.warn(this.self, { kind }, "an answer that nobody waits for", { invokeID: id });
      this.self.link?.stray(message);
    }
  }

  /** Decodes the rest of a long result in turn with other connections. Meanwhile nothing more is read from its own. */
  #settleLater(call: PendingCall, portions: Portions<unknown>): void {
    const { self, calls } = this;
    const isPending = (): boolean => calls.peek(call.invokeID) === call;
    const step = (more: () => boolean): boolean => {
      // Nobody may wait for it any more.
      if (!isPending()) calls.late(call.invokeID);
      else {
        try {
          portions.proceed(more);
        } catch (error) {
          calls.take(call.invokeID);
          call.reject(unusable(call, "result", error));
          return true;
        }
        if (!portions.done) return false;
        calls.take(call.invokeID);
        call.resolve(portions.value);
      }
      return true;
    };
    calls.putBack(call);
    self.hold();
    inTurns((more) => {
      const isOver = step(more);
      if (isOver) {
        self.checkIdle();
        self.release();
      }
      return isOver;
    });
  }

  /** The connection has ended, and nothing will be answered any more. */
  protected failCalls(error: Error): void {
    this.#calls?.failAll(error);
  }
}
