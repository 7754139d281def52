import type { AsnClientPersistenceEventArgument } from "../../../src/modules/client-persistence/client-persistence.js";
import type { Client } from "../../../src/rose/index.js";
import { ItemClient } from "../../server/modules/client-persistence/support/item-client.js";
import { inTime, required, type Caller } from "../caller.js";
import { Written, type Violations } from "../truth.js";
import type { Everybody, Part } from "./part.js";

/** The store that all share. */
export const board = "board";

/** Follows the items of the shared store, each change once and in order, and counts up the one with its name. */
export class Items implements Part {
  readonly known = new Map<string, string>();
  readonly written = new Written();
  events = 0;
  readonly #name: string;
  readonly #violations: Violations;
  #client: ItemClient | undefined;
  /** The last revision that it has heard of. */
  #revision = 0;
  /** The revision up to which it knows all: what is heard before the read that begins has been answered may have others before it. */
  #complete = 0;
  #isComplete = false;

  constructor(name: string, violations: Violations) {
    this.#name = name;
    this.#violations = violations;
  }

  async begin(caller: Caller): Promise<void> {
    const client = new ItemClient({
      invoke: caller.invoke,
      handle: caller.hear,
    } as unknown as Client);
    client.onEvent = (event) => this.#heard(event);
    this.#isComplete = false;
    const { iResult } = await required(client.subscribe(board));
    if (iResult !== 0) throw new Error(`it is not subscribed: ${iResult}`);
    const known = this.#complete;
    const read = await required(
      client.read(board, known > 0 ? { iLastKnownGlobalRevision: known } : {}),
    );
    if (read.iResult === 9) {
      this.known.clear();
      this.#revision = 0;
      this.#complete = 0;
      throw new Error("it begins anew");
    }
    // A server that cannot use its database says so in the place of what there is.
    if (read.iResult !== 0) throw new Error(`nothing is read: ${read.iResult}`);
    this.#client = client;
    this.#complete = this.#revision;
    this.#isComplete = true;
  }

  async write(): Promise<void> {
    const value = ++this.written.sent;
    const isNew = !this.known.has(this.#name);
    const made = isNew
      ? this.#client!.create(board, this.#name, String(value))
      : this.#client!.update(board, this.#name, String(value));
    const answer = await inTime(made);
    if (answer?.iResult === 0) this.written.acknowledged = value;
  }

  #heard({
    iResult,
    iGlobalRevision,
    changedItems,
    deletedItems,
    u8sCrossRefID,
  }: AsnClientPersistenceEventArgument): void {
    if (iResult !== 0 || iGlobalRevision === undefined) return;
    this.events += 1;
    if (
      iGlobalRevision < this.#revision ||
      (u8sCrossRefID === "" && iGlobalRevision === this.#revision)
    ) {
      this.#violations.add(
        `${this.#name} knew revision ${this.#revision} and was told of ${iGlobalRevision}`,
      );
    }
    this.#revision = Math.max(this.#revision, iGlobalRevision);
    if (this.#isComplete) this.#complete = this.#revision;
    for (const { u8sItemStoreID, data } of changedItems ?? []) this.known.set(u8sItemStoreID, data);
    for (const { u8sItemStoreID } of deletedItems ?? []) this.known.delete(u8sItemStoreID);
  }
}

/** What of the items is not as it must be. */
export function wrongItems(all: readonly Everybody<Items>[]): string[] {
  const wrong: string[] = [];
  const textOf = ({ known }: Items): string => JSON.stringify([...known].toSorted());
  const expected = textOf(all[0]!.part);
  for (const { name, part } of all) {
    const seen = textOf(part);
    if (seen !== expected) wrong.push(`${board}: ${name} sees ${seen}, others ${expected}`);
    const own = Number(part.known.get(name) ?? 0);
    const { acknowledged, sent } = part.written;
    if (!part.written.allows(own)) {
      wrong.push(`${name} has written up to ${acknowledged} to ${sent}, there is ${own}`);
    }
  }
  return wrong;
}
