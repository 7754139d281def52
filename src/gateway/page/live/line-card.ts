import { make } from "../dom.js";
import type { Actions } from "./actions.js";
import { callRow, type ShownCall } from "./call-row.js";
import { Keyed, setLabel, setText, type Part } from "./keyed.js";
import type { Line } from "./lines.js";
import { lineFeature } from "./values.js";
import { forwardText, lineWords } from "./words.js";

/** A line as it is shown. */
export interface ShownLine {
  readonly line: Line;
  /** Whose it is; "" if that is not known. */
  readonly owner: string;
  /** The line by which the user calls; undefined if there is none. */
  readonly first: Line | undefined;
}

/** How many calls of a line are shown. */
const mostCalls = 10;

/** Shows a line with its calls, and lets the user call by it, or call it. */
export function lineCard(uri: string, actions: Actions): Part<ShownLine> {
  const element = make("li", undefined, { class: "card" });
  const head = make("p", undefined, { class: "head" });
  const title = make("bdi", undefined, { class: "title" });
  const owner = make("bdi", undefined, { class: "owner" });
  const state = make("span");
  head.append(title, owner, state);
  const callIt = make("button", undefined, { type: "button", class: "number" });
  const { form, number } = dialForm();
  const quiet = doNotDisturb(uri, actions);
  const facts = make("p", undefined, { class: "facts" });
  const list = make("ul", undefined, { class: "calls" });
  const calls = new Keyed<ShownCall>(list, () => callRow(actions));
  element.append(head, callIt, form, quiet.element, facts, list);

  const use: NonNullable<ShownCall["typed"]> = async (work) => {
    const { value } = number;
    await work(value);
    if (number.value === value) number.value = "";
  };

  let now: ShownLine | undefined;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    actions.run((live) => use((to) => live.call(uri, to)));
  });
  callIt.addEventListener("click", () => {
    const { line, first } = now ?? {};
    if (line === undefined || first === undefined) return;
    actions.run((live) => live.call(first.info.u8sLinePhoneNumber, line.info.u8sPhoneNumber));
  });
  return {
    element,
    update(shown) {
      now = shown;
      const { line, first } = shown;
      const { info, isControlled } = line;
      const name = info.u8sDescriptor || info.u8sPhoneNumber || uri;
      setText(title, name);
      setText(owner, line.isOwn ? "yours" : shown.owner);
      const words = lineWords(info.iLineOpenStatus);
      setText(state, words.text);
      state.className = `state ${words.tone}`;
      setText(callIt, info.u8sPhoneNumber);
      callIt.disabled = first === undefined || first.info.u8sLinePhoneNumber === uri;
      setLabel(callIt, `Call ${name} at ${info.u8sPhoneNumber}`);
      setLabel(number, `Number to call by ${name}, to which its calls go, or digits`);
      form.hidden = !isControlled || (info.iLineFeatures & lineFeature.makeCall) === 0;
      quiet.update(line);
      const forwards = line.seqLineForwards.slice(0, mostCalls).map(forwardText);
      const { iEnabled, u8sDestination } = line.remoteOfficeState;
      const office = iEnabled === 0 ? [] : [`Remote office at ${u8sDestination}`];
      const dnd = line.iDoNotDisturb === 1 && quiet.element.hidden ? ["Do not disturb"] : [];
      setText(facts, [line.problem, ...dnd, ...forwards, ...office].filter(Boolean).join(" · "));
      const taker = first?.info.u8sLinePhoneNumber;
      const all = [...line.calls.values()].slice(0, mostCalls);
      const typed = form.hidden ? undefined : use;
      calls.show(all.map((call) => [call.u8sConnectionID, { call, line, taker, typed }]));
    },
  };
}

/** A field for a number, and a button that calls it. */
function dialForm(): { readonly form: HTMLFormElement; readonly number: HTMLInputElement } {
  const form = make("form", undefined, { class: "dial" });
  const attributes = { type: "tel", placeholder: "Number", autocomplete: "off", maxlength: "100" };
  const number = make("input", undefined, attributes);
  form.append(number, make("button", "Call", { type: "submit" }));
  return { form, number };
}

/** A switch for do not disturb. */
function doNotDisturb(uri: string, actions: Actions): Part<Line> {
  const element = make("label", undefined, { class: "quiet" });
  const box = make("input", undefined, { type: "checkbox", autocomplete: "off" });
  element.append(box, " do not disturb");
  let isSet = false;
  box.addEventListener("change", () => {
    const wanted = box.checked;
    // It shows what the server has told.
    box.checked = isSet;
    actions.run((live) => live.setDoNotDisturb(uri, wanted));
  });
  return {
    element,
    update({ info, isControlled, iDoNotDisturb }) {
      element.hidden = !isControlled || (info.iLineFeatures & lineFeature.doNotDisturb) === 0;
      isSet = iDoNotDisturb === 1;
      box.checked = isSet;
    },
  };
}
