import { INTEGER, sequence } from "../../../codec/index.js";
import { topic, type Topic } from "../../kernel/index.js";

/** Somebody else than the module Agent has told whether an agent may be given visitors of a group. */
export interface PresenceTold {
  readonly group: number;
  readonly agent: number;
  /** One of AsnRankingAgentPublicPresenceEnum. */
  readonly presence: number;
}
export const presenceTold: Topic<PresenceTold> = topic<PresenceTold>(
  "ranking/presence",
  sequence("RankingPresenceTold", () => [
    ["group", INTEGER],
    ["agent", INTEGER],
    ["presence", INTEGER],
  ]),
);
