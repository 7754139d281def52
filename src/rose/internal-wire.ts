/**
 * What other rooms of the source need to read messages without a connection, of a stream that was recorded or passes by. It loads
 * the codec, which `internal.ts` must not load, but not the engine.
 */
export { readMessage } from "./message/envelope.js";
export { EVENT_INVOKE_ID, RoseMessage } from "./message/message.js";
export { Framer } from "./message/framer.js";
export { jsonFrame, jsonResult, readJsonMessage } from "./message/json-message.js";
export {
  GeneralProblem,
  InvokeProblem,
  problemName,
  ReturnErrorProblem,
  ReturnResultProblem,
} from "./message/problems.js";
export { Answer as AssociationAnswer, Request as AssociationRequest } from "./x880/acse.js";
export { x880Envelope } from "./x880/envelope.js";
export { openSocket } from "./socket/open-socket.js";
export { clientTls, type Wrap } from "./socket/tls-client.js";
export { framed, framingValues, X880Framer, type Framing } from "./x880/tcp-frames.js";
