import { octetsOf } from "./argument.js";
import { $, show } from "./dom.js";
import { parse, pretty, text } from "./json.js";
import type { Operation } from "./operations.js";
import { tableOf } from "./table.js";
import { makeTabs, selectTab, type Tab } from "./tabs.js";
import { showTree } from "./tree.js";

const tabs: readonly Tab[] = [
  ["tab-answer-json", "answer"],
  ["tab-answer-table", "answer-table"],
  ["tab-answer-ber", "answer-ber"],
];

/** What has been answered last. */
interface Answer {
  readonly operation: Operation;
  readonly received: string;
  readonly isResult: boolean;
}

let last: Answer | undefined;
let tab = "tab-answer-json";

/** Lets the user choose how the answer is shown. */
export function makeAnswer(): void {
  makeTabs(tabs, (chosen) => {
    tab = chosen;
    draw();
  });
}

/** Shows what has been answered, in the way that is chosen. */
export function showAnswer(operation: Operation, received: string, isResult: boolean): void {
  last = { operation, received, isResult };
  $("answer").textContent = pretty(received);
  $("answer-tabs").hidden = false;
  selectTab(tabs, tab);
  draw();
}

/** Shows words in place of an answer. */
export function showNoAnswer(status: string, why: string): void {
  last = undefined;
  show(status, status === "" ? "" : "bad");
  $("answer").textContent = why;
  $("answer-tabs").hidden = true;
  selectTab(tabs, "tab-answer-json");
}

function draw(): void {
  // What is not shown is not made: an answer may be long.
  $("answer-table").replaceChildren();
  $("answer-tree").replaceChildren();
  if (last === undefined) return;
  const { operation, received, isResult } = last;
  const value = valueOf(received, isResult);
  if (tab === "tab-answer-table") {
    $("answer-table").append(tableOf(value, isResult ? operation.result : operation.error));
  } else if (tab === "tab-answer-ber") void drawOctets(last, text(value, 0));
}

async function drawOctets(of: Answer, value: string): Promise<void> {
  const part = of.isResult ? "result" : "error";
  const { tree, error } = await octetsOf(of.operation, value, part);
  if (of !== last || tab !== "tab-answer-ber") return;
  showTree($("answer-tree"), error === undefined ? tree : undefined, error?.details);
}

/** The result, or the value of the error. */
function valueOf(received: string, isResult: boolean): unknown {
  try {
    const found = parse(received);
    return isResult ? found : (found as { error?: unknown }).error;
  } catch {
    return received;
  }
}
