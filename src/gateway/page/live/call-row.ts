import { make } from "../dom.js";
import type { Actions } from "./actions.js";
import { Keyed, setLabel, setText, type Part } from "./keyed.js";
import type { Line } from "./lines.js";
import type { Live } from "./live.js";
import { callFeature, callState, conferenceType, recorded, type CallInfo } from "./values.js";
import { callWords, conferencePartyOf, durationText, partyOf } from "./words.js";

/** A call on a line. */
export interface ShownCall {
  readonly call: CallInfo;
  readonly line: Line;
  /** The line that can take it; undefined if there is none. */
  readonly taker: string | undefined;
  /** Does something with what has been typed at the line, which is then used up; undefined if nothing can be typed. */
  readonly typed: ((work: (text: string) => Promise<void>) => Promise<void>) | undefined;
}

/** Something that can be done with a call. */
interface Deed {
  readonly name: string;
  readonly work: (live: Live) => Promise<void>;
}

/** What can be done with a call at the moment. */
function deedsOf({ call, line, taker, typed }: ShownCall): readonly Deed[] {
  const { u8sConnectionID: id, iFeatures } = call;
  const has = (feature: keyof typeof callFeature): boolean =>
    (iFeatures & callFeature[feature]) !== 0;
  if (!line.isControlled) {
    const canTake = taker !== undefined && has("pickUp");
    return canTake ? [{ name: "Pick up", work: (live) => live.pickUp(id, taker) }] : [];
  }
  const isHeld = call.iCallState === callState.hold;
  const other = [...line.calls.values()].find(
    (one) => one !== call && (one.iFeatures & callFeature.merge) !== 0,
  );
  const withTyped = (work: (live: Live, text: string) => Promise<void>) => (live: Live) =>
    typed?.((text) => work(live, text)) ?? Promise.resolve();
  const redirect = withTyped((live, to) => live.redirect(id, to));
  return [
    has("answer") && { name: "Answer", work: (live: Live) => live.answer(id) },
    has("hold") && { name: "Hold", work: (live: Live) => live.hold(id, true) },
    has("retrieve") && { name: "Retrieve", work: (live: Live) => live.hold(id, false) },
    isHeld && has("swap") && { name: "Swap", work: (live: Live) => live.swap(id) },
    isHeld &&
      has("merge") &&
      other !== undefined && {
        name: "Connect both",
        work: (live: Live) => live.merge(id, other.u8sConnectionID),
      },
    typed !== undefined && has("transfer") && { name: "Transfer", work: redirect },
    typed !== undefined && has("redirect") && { name: "Redirect", work: redirect },
    typed !== undefined &&
      has("digits") && {
        name: "Send digits",
        work: withTyped((live, digits) => live.sendDigits(id, digits)),
      },
    has("hangUp") && { name: "Hang up", work: (live: Live) => live.hangUp(id) },
  ].filter((deed) => deed !== false);
}

/** Since when a call has been what it is; undefined if that does not matter any more. */
function sinceOf({ iCallState, utcCallConnected, utcCallCreated }: CallInfo): number | undefined {
  if (iCallState === callState.busy || iCallState === callState.disconnected) return undefined;
  const since = Date.parse(utcCallConnected || utcCallCreated);
  return Number.isNaN(since) ? undefined : since;
}

/** Who takes part in the conference that a call is part of; "" if it is none. */
function partiesText({ call, line }: ShownCall): string {
  const { controller, member } = conferenceType;
  if (call.iCallType !== controller && call.iCallType !== member) return "";
  const all = line.parties.map(conferencePartyOf);
  return all.length === 0 ? "" : `with ${all.join("; ")}`;
}

/** Shows a call, and what can be done with it. */
export function callRow(actions: Actions): Part<ShownCall> {
  const element = make("li", undefined, { class: "call" });
  const direction = make("span", undefined, { class: "direction" });
  const party = make("bdi", undefined, { class: "party" });
  const state = make("span");
  const duration = make("time");
  const conference = make("bdi", undefined, { class: "conference" });
  const buttons = make("span", undefined, { class: "buttons" });
  element.append(direction, party, state, duration, conference, buttons);
  const deeds = new Keyed<{ deed: Deed; label: string }>(buttons, (name) => {
    const button = make("button", name, { type: "button" });
    if (name === "Answer" || name === "Pick up") button.className = "good";
    if (name === "Hang up") button.className = "bad";
    let work: Deed["work"] | undefined;
    button.addEventListener("click", () => work !== undefined && actions.run(work));
    return {
      element: button,
      update({ deed, label }) {
        work = deed.work;
        setLabel(button, label);
      },
    };
  });
  return {
    element,
    update(shown) {
      const { call } = shown;
      const { text, tone } = callWords(call);
      const isFrom = !call.bOutbound;
      const other = partyOf(call.u8sRemoteNumberSC, call.pRemoteContact);
      setText(direction, isFrom ? "from" : "to");
      setText(party, other);
      setText(state, call.iCallRecordingState === recorded ? `${text}, recorded` : text);
      state.className = `state ${tone}`;
      setText(conference, partiesText(shown));
      const since = sinceOf(call);
      setText(duration, since === undefined ? "" : durationText(actions.now() - since));
      deeds.show(
        deedsOf(shown).map((deed) => {
          const label = `${deed.name}: call ${isFrom ? "from" : "to"} ${other}`;
          return [deed.name, { deed, label }];
        }),
      );
    },
  };
}
