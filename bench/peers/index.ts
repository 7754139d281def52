import { asn1jsPeer } from "./asn1js.js";
import { asn1ts } from "./asn1-ts.js";
import { avsc } from "./avsc.js";
import { bufbuild } from "./bufbuild.js";
import { json } from "./json.js";
import { msgpackr, msgpackrPlain } from "./msgpackr.js";
import { peculiar } from "./peculiar.js";
import type { Peer } from "./peer.js";
import { protobufjs } from "./protobufjs.js";
import { rosewire } from "./rosewire.js";

export { json, rosewire };
export type { Peer };
export type { PeerCodec } from "./peer.js";

/** Ourselves first, then everybody who is compared with us. */
export const peers: readonly Peer[] = [
  rosewire,
  json,
  protobufjs,
  bufbuild,
  msgpackr,
  msgpackrPlain,
  avsc,
  asn1jsPeer,
  asn1ts,
  peculiar,
];

/** Those who come near us, whom varied messages are measured with too. */
export const nearPeers: readonly Peer[] = [rosewire, json, protobufjs, msgpackr, avsc];
