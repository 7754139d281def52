import type { RoseLog } from "../../../rose/index.js";
import { RequestError, Turns } from "../../kernel/index.js";
import { PbxError, type CallDatum, type PbxServices, type ServiceName } from "../../pbx/index.js";
import { callData } from "./call-data.js";
import type { ChangeWish, DialWish } from "./link-messages.js";
import { givenContact, type LiveCall } from "./live-call.js";
import type { Expected, LiveCalls } from "./live-calls.js";
import type { PbxLink } from "./pbx-link.js";

/** Details of the errors of this module (manual line 27396). */
export const details = { failed: 1, denied: 2, unknown: 3 } as const;

/** How a service is asked for. */
export interface AskOptions {
  /** The connection id of a call whose line's owner takes it away from there by the service; the call then ends with another reason. */
  readonly taken?: string | undefined;
  /** Forwards in JSON: if those of the device are others by now, nothing is done. */
  readonly was?: string | undefined;
}

/** Why forwards are not set: they are others than those that were to be replaced. */
export const otherForwards = "The forwards are others by now";

/** What is done at a PBX, and with its calls, for clients. All of it fails with a RequestError. */
export interface PbxWork {
  /** Asks for a service. */
  ask(
    link: PbxLink,
    service: ServiceName,
    argument: unknown,
    options?: AskOptions,
  ): Promise<unknown>;
  /** Makes a call, which has the connection id of the wish. Resolves when the PBX has taken it. */
  dial(link: PbxLink, wish: DialWish): Promise<void>;
  /** Sets something that the server keeps of a call or line. Nothing happens if it is not there any more. */
  change(link: PbxLink, wish: ChangeWish): Promise<void>;
}

/** The same by the server that has the link to the PBX. */
export class OwnWork implements PbxWork {
  readonly #calls: LiveCalls;
  readonly #log: RoseLog;
  /** Forwards are compared and set in one turn. */
  readonly #turns = new Turns();

  constructor(calls: LiveCalls, log: RoseLog) {
    this.#calls = calls;
    this.#log = log;
  }

  async ask(
    link: PbxLink,
    service: ServiceName,
    argument: unknown,
    { taken, was }: AskOptions = {},
  ): Promise<unknown> {
    if (was !== undefined) return this.#compared(link, service, argument, was);
    const { driver, name } = link;
    const work = driver.services[service] as ((given: unknown) => unknown) | undefined;
    if (work === undefined) throw new RequestError(details.failed, "The PBX cannot do that");
    if (!link.holds()) throw noLink();
    const call = taken === undefined ? undefined : this.#calls.find(taken);
    if (call !== undefined) call.isTakenByOwner = true;
    try {
      return await work.call(driver.services, argument);
    } catch (error) {
      if (call !== undefined) call.isTakenByOwner = false;
      throw this.#refusal(error, name, service);
    }
  }

  async dial(link: PbxLink, wish: DialWish): Promise<void> {
    const { id, device, to, withholdNumber, address, active, data } = wish;
    const expected: Expected = { id, begin: (call) => begin(call, wish) };
    this.#calls.expect(link, device, expected);
    try {
      if (active === undefined) {
        const chosen = address !== undefined && { address };
        await this.ask(link, "makeCall", { device, to, withholdNumber, ...chosen });
      } else {
        const held = { call: active, device };
        await this.ask(link, "consultationCall", { active: held, to, withholdNumber });
      }
      const call = this.#calls.find(id);
      if (call !== undefined && data.length > 0) await this.#setData(link, call, data);
    } finally {
      this.#calls.settle(link, device, expected);
    }
  }

  async change(link: PbxLink, wish: ChangeWish): Promise<void> {
    const { id, note, project, localContact, remoteContact, remoteNumber, data } = wish;
    if (wish.device !== undefined && wish.address !== undefined && link.isLine(wish.device)) {
      link.setAddress(wish.device, wish.address);
    }
    const call = this.#calls.find(id);
    if (call === undefined || call.link !== link) return;
    if (data !== undefined) await this.#setData(link, call, data);
    if (note !== undefined) call.note = note;
    if (project !== undefined) call.project = project;
    if (localContact !== undefined) call.localContact = givenContact(localContact);
    if (remoteContact !== undefined) call.remoteContact = givenContact(remoteContact);
    if (remoteNumber !== undefined) call.remoteNumber = remoteNumber;
    this.#calls.touch(call);
  }

  /** Attaches data to a call, at the PBX or, if that cannot do it, in the server. */
  async #setData(link: PbxLink, call: LiveCall, data: readonly CallDatum[]): Promise<void> {
    const { connection } = call;
    if (link.driver.services.associateData !== undefined) {
      await this.ask(link, "associateData", { connection: call.place, data });
      return;
    }
    const all = [...connection.call.data, ...data];
    const merged = new Map(all.map(({ key, value }) => [key, value]));
    const list = Array.from(merged, ([key, value]) => ({ key, value }));
    link.model.setData(connection, callData(list));
  }

  #compared(link: PbxLink, service: ServiceName, argument: unknown, was: string): Promise<unknown> {
    const { device } = argument as Parameters<PbxServices["setForwarding"]>[0];
    return this.#turns.run(JSON.stringify([link.name, device]), async () => {
      if (JSON.stringify(link.line(device)?.forwards ?? []) !== was) {
        throw new RequestError(details.failed, otherForwards);
      }
      await this.ask(link, service, argument);
      return undefined;
    });
  }

  #refusal(error: unknown, pbx: string, service: string): unknown {
    if (!(error instanceof PbxError)) {
      this.#log.error({ pbx, service, err: error }, "a service of a PBX failed");
      return new RequestError(details.failed, "The PBX has failed", { cause: error });
    }
    const { code, message, cause } = error;
    if (code === "notAllowed") return new RequestError(details.denied, message, { cause });
    if (code === "unknownDevice") return new RequestError(details.unknown, message, { cause });
    return new RequestError(details.failed, message, { cause });
  }
}

function begin(call: LiveCall, { project, isHidden, contact }: DialWish): void {
  call.project = project;
  call.isHidden = isHidden;
  if (contact !== undefined) call.remoteContact = givenContact(contact);
}

/** What whoever asks for something of a PBX gets that cannot be reached at the moment. */
export function noLink(): RequestError {
  return new RequestError(details.failed, "The PBX cannot be reached");
}
