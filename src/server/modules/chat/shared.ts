import type { Access, ModuleContext, UserPrincipal } from "../../kernel/index.js";
import type { Transfers } from "../binary-transfer/api.js";
import type { Pump } from "./pump.js";
import type { ChatTables } from "./schema.js";
import type { ChatParts } from "./work.js";

/** What all operations of chats use. */
export interface ChatShared {
  readonly module: ModuleContext<ChatTables>;
  readonly parts: ChatParts;
  readonly pump: Pump;
  readonly transfers: Transfers;
  readonly access: Access<unknown, UserPrincipal>;
}
