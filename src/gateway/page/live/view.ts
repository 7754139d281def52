// The live view: lines, calls and presence, as they are at the moment.

import type { Channel } from "../channel.js";
import { $ } from "../dom.js";
import { follow, serverTime } from "../session.js";
import type { Actions } from "./actions.js";
import { Keyed, setText } from "./keyed.js";
import { lineCard, type ShownLine } from "./line-card.js";
import { Live, type Loading } from "./live.js";
import { personCard, type ShownPerson } from "./person-card.js";
import { partyOf } from "./words.js";

let live: Live | undefined;
let isOpen = false;
let isShown = false;
/** Whether it is to be drawn before the browser shows anything. */
let isDue = false;

const actions: Actions = {
  run(work) {
    if (live === undefined) return;
    say("");
    work(live).catch((error: unknown) => say((error as Error).message, "bad"));
  },
  now: serverTime,
};
const lines = new Keyed<ShownLine>($("lines"), (uri) => lineCard(uri, actions));
const people = new Keyed<ShownPerson>($("people"), () => personCard(actions));

/** Shows the live view, or stops to do so. What it follows, it follows until the session ends. */
export function showLive(shown: boolean): void {
  isShown = shown;
  if (!shown) return;
  load();
  changed();
}

follow({
  began(channel: Channel) {
    live = new Live({
      invoke: (operation, argument) => channel.invoke(operation, argument),
      changed,
      failed: (why) => say(why, "bad"),
      rings(call, line) {
        const party = partyOf(call.u8sRemoteNumberSC, call.pRemoteContact);
        say(`${line.u8sDescriptor || line.u8sPhoneNumber}: call from ${party}`);
      },
    });
  },
  opened() {
    isOpen = true;
    say("");
    load();
  },
  broken() {
    isOpen = false;
    say("");
    changed();
  },
  ended() {
    live = undefined;
    isOpen = false;
    say("");
    changed();
  },
  event: (name, argument) => live?.event(name, argument),
});

/** Reads everything. What has been shown once is kept right. */
function load(): void {
  if (isOpen && (isShown || live?.linesState !== "not yet")) void live?.load();
}

function say(text: string, kind: "bad" | "" = ""): void {
  setText($("live-status"), text);
  $("live-status").className = kind;
}

function changed(): void {
  if (isDue || !isShown) return;
  isDue = true;
  requestAnimationFrame(() => {
    isDue = false;
    draw();
  });
}

// How long calls have lasted is told by no event, nor that there are other users.
setInterval(changed, 1000);
setInterval(() => {
  if (isOpen && isShown) void live?.refreshPeople();
}, 60_000);

function draw(): void {
  $("live").classList.toggle("stale", live !== undefined && !isOpen);
  const focused = document.activeElement;
  const card = focused?.closest(".card");
  const first = live?.lines.first;
  const all = live?.lines.all ?? [];
  lines.show(
    all.map((line) => {
      const uri = line.info.u8sLinePhoneNumber;
      return [uri, { line, owner: live?.people.ownerOf(uri) ?? "", first }];
    }),
  );
  people.show((live?.people.all ?? []).map((person) => [person.id, { person, first }]));
  $("lines-about").textContent = aboutOf(live?.linesState, all.length, live?.lines.others, "lines");
  const { length } = $("people").children;
  $("people-about").textContent = aboutOf(live?.peopleState, length, live?.otherPeople, "users");
  // Whoever uses the keyboard goes on where the button was.
  if (focused?.isConnected === false && card?.isConnected === true) {
    for (const next of [".call button", ".dial:not([hidden]) input", "button:enabled"]) {
      card.querySelector<HTMLElement>(next)?.focus();
      if (card.contains(document.activeElement)) break;
    }
  }
}

/** What is said above a list. */
function aboutOf(
  state: Loading | undefined,
  count: number,
  others: number | undefined,
  what: string,
): string {
  if (state === undefined) return "Log on to see it.";
  if (typeof state === "object") return `The ${what} cannot be shown: ${state.problem}.`;
  if (state !== "there") return "…";
  if (count === 0) return `There are no ${what} that you may see.`;
  return others === undefined || others <= 0 ? "" : `${others} more ${what} are not shown.`;
}
