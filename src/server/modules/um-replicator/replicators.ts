import type { AccountLogin, AccountLogins } from "../users/api.js";
import type { InOrder } from "./in-order.js";

/** A session that has logged in as a replicator (manual line 50037). */
export interface Replicator extends AccountLogin {
  /** Its blocks are transferred one after the other. */
  readonly blocks: InOrder;
}

export type Replicators = AccountLogins<Replicator>;
