import { invalid, requireStorableText } from "../../kernel/index.js";
import type { CallDatum } from "../../pbx/index.js";
import { limits } from "./limits.js";

/** The data of a call, in a form in which the PBX gets it. @throws RequestError for too much. */
export function callData(list: readonly CallDatum[]): CallDatum[] {
  if (list.length > limits.callData) throw invalid(`over ${limits.callData} pairs of call data`);
  let length = 0;
  return list.map(({ key, value }) => {
    length += key.length + value.length;
    if (length > limits.callDataText) {
      throw invalid(`the call data have over ${limits.callDataText} characters`);
    }
    requireStorableText(key, "callDataList.key");
    requireStorableText(value, "callDataList.value");
    return { key, value };
  });
}
