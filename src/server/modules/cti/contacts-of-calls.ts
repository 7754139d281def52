import { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import type { UserPrincipal } from "../../kernel/index.js";
import type { CallContacts } from "../journal/api.js";
import { limits } from "./limits.js";
import { givenContact, type LiveCall } from "./live-call.js";
import type { Switchboard } from "./switchboard.js";

type CallChanger = ReturnType<NonNullable<CallContacts["changer"]>>;

/** Sets what clients have found out about the parties of calls that go on (manual lines 29772 and 30241), their notes and projects. */
export class ContactsOfCalls implements CallContacts {
  readonly #board: Switchboard;

  constructor(board: Switchboard) {
    this.#board = board;
  }

  setRemote(
    caller: UserPrincipal,
    connectionId: string,
    contact: AsnNetDatabaseContact,
    number: string,
  ): boolean {
    const call = this.#callOf(caller, connectionId, contact);
    if (call === undefined || number.length > limits.text) return false;
    call.remoteContact = givenContact(contact);
    if (number !== "") call.remoteNumber = number;
    this.#board.calls.touch(call);
    return true;
  }

  setLocal(caller: UserPrincipal, connectionId: string, contact: AsnNetDatabaseContact): void {
    const call = this.#callOf(caller, connectionId, contact);
    if (call === undefined) return;
    call.localContact = givenContact(contact);
    this.#board.calls.touch(call);
  }

  changer(caller: UserPrincipal, connectionId: string): CallChanger | undefined {
    const call = this.#controlled(caller, connectionId);
    if (call === undefined) return undefined;
    return ({ note = call.note, project = call.project }) => {
      call.note = note;
      // Another object is told as another project.
      if (JSON.stringify(project) !== JSON.stringify(call.project)) call.project = project;
      this.#board.calls.touch(call);
    };
  }

  /** A call of a line that the caller may control, unless the contact is too large for it. */
  #callOf(caller: UserPrincipal, id: string, contact: AsnNetDatabaseContact): LiveCall | undefined {
    const call = this.#controlled(caller, id);
    if (call === undefined) return undefined;
    return AsnNetDatabaseContact.encode(contact).length <= limits.contact ? call : undefined;
  }

  #controlled(caller: UserPrincipal, id: string): LiveCall | undefined {
    const call = this.#board.calls.find(id);
    const line = call && this.#board.calls.lineOf(call);
    if (line === undefined || !this.#board.book.mayControl(caller, line)) return undefined;
    return call;
  }
}
