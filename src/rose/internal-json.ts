/**
 * What other rooms of the source need to read and write messages in JSON without a connection. It
 * loads the codec, which `internal.ts` must not load, but not the engine.
 */
export {
  jsonError,
  jsonInvoke,
  jsonReject,
  jsonResult,
  messageOfJson,
  openTypeText,
  openTypeTextOf,
  type TranscodingOptions,
  readJsonMessage,
} from "./message/json-message.js";
export {
  roseMessageFromJson,
  roseMessageToJson,
  type OpenTypeResolver,
} from "./message/transcode.js";
