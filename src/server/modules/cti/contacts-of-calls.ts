import { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import type { RoseLog } from "../../../rose/index.js";
import type { UserPrincipal } from "../../kernel/index.js";
import type { CallContacts } from "../journal/api.js";
import { limits } from "./limits.js";
import type { ChangeWish } from "./link-messages.js";
import type { LineCall } from "./live-call.js";
import type { Switchboard } from "./switchboard.js";

type CallChanger = ReturnType<NonNullable<CallContacts["changer"]>>;

/** Sets what clients have found out about the parties of calls that go on (manual lines 29772 and 30241), their notes and projects. */
export class ContactsOfCalls implements CallContacts {
  readonly #board: Switchboard;
  readonly #log: RoseLog;

  constructor(board: Switchboard, log: RoseLog) {
    this.#board = board;
    this.#log = log;
  }

  async setRemote(
    caller: UserPrincipal,
    connectionId: string,
    contact: AsnNetDatabaseContact,
    number: string,
  ): Promise<boolean> {
    const call = this.#callOf(caller, connectionId, contact);
    if (call === undefined || number.length > limits.text) return false;
    const remoteNumber = number === "" ? undefined : number;
    return this.#change(call, { remoteContact: contact, remoteNumber });
  }

  setLocal(caller: UserPrincipal, connectionId: string, contact: AsnNetDatabaseContact): void {
    const call = this.#callOf(caller, connectionId, contact);
    if (call !== undefined) void this.#change(call, { localContact: contact });
  }

  changer(caller: UserPrincipal, connectionId: string): CallChanger | undefined {
    const call = this.#controlled(caller, connectionId);
    if (call === undefined) return undefined;
    return (what) => void this.#change(call, what);
  }

  /** @returns Whether the server with the link to the PBX has been told. */
  async #change({ id, link }: LineCall, what: Omit<ChangeWish, "pbx" | "id">): Promise<boolean> {
    const { name: pbx } = link;
    try {
      await this.#board.workAt(link).change(link, { pbx, id, ...what });
      return true;
    } catch (err) {
      this.#log.warn({ pbx, err }, "a call cannot be changed");
      return false;
    }
  }

  /** A call of a line that the caller may control, unless the contact is too large for it. */
  #callOf(caller: UserPrincipal, id: string, contact: AsnNetDatabaseContact): LineCall | undefined {
    const call = this.#controlled(caller, id);
    if (call === undefined) return undefined;
    return AsnNetDatabaseContact.encode(contact).length <= limits.contact ? call : undefined;
  }

  #controlled(caller: UserPrincipal, id: string): LineCall | undefined {
    const call = this.#board.find(id);
    const line = call && this.#board.lineOf(call);
    if (line === undefined || !this.#board.book.mayControl(caller, line)) return undefined;
    return call;
  }
}
