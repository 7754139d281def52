import type { CodecCase } from "../cases/case.js";
import { m6 } from "../messages/index.js";
import type { PeerCodec } from "../peers/peer.js";
import { rosewire as peer } from "../peers/rosewire.js";
import { rosewire, rosewireCallbacks } from "../rpc/rosewire.js";
import { answerOf } from "../rpc/wire.js";
import { casesOf } from "./cases-of.js";

// As codec.ts: for both sides.

/** The envelope of calls. */
export const cases: readonly CodecCase[] = casesOf(m6, peer.open(m6) as PeerCodec);

/** The engines. */
export const engines = { rosewire, "rosewire, callbacks": rosewireCallbacks };

export { answerOf };
