import { make } from "../dom.js";
import type { Actions } from "./actions.js";
import { Keyed, setLabel, setText, type Part } from "./keyed.js";
import type { Line } from "./lines.js";
import { numbersOf, type Person } from "./people.js";
import { nameOf } from "./values.js";
import { absenceText, presenceCallText, presenceWords } from "./words.js";

/** A user as he is shown. */
export interface ShownPerson {
  readonly person: Person;
  /** The line by which the viewer calls; undefined if there is none. */
  readonly first: Line | undefined;
}

/** How many calls of a user are shown. */
const mostCalls = 5;

const time = (moment: Date): string =>
  moment.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });

/** Shows the presence of a user, and lets the viewer call him. */
export function personCard(actions: Actions): Part<ShownPerson> {
  const element = make("li", undefined, { class: "card" });
  const head = make("p", undefined, { class: "head" });
  const name = make("bdi", undefined, { class: "title" });
  const state = make("span");
  head.append(name, state);
  const facts = make("ul", undefined, { class: "facts" });
  const numbers = make("p", undefined, { class: "buttons" });
  element.append(head, facts, numbers);
  const lines = new Keyed<string>(facts, () => {
    const item = make("li", undefined, { dir: "auto" });
    return { element: item, update: (text) => setText(item, text) };
  });
  const buttons = new Keyed<ShownPerson>(numbers, (number) => {
    const button = make("button", number, { type: "button", class: "number" });
    let by: string | undefined;
    button.addEventListener("click", () => {
      const uri = by;
      if (uri !== undefined) actions.run((live) => live.call(uri, number));
    });
    return {
      element: button,
      update({ person, first }) {
        by = first?.info.u8sLinePhoneNumber;
        button.disabled = first === undefined || first.info.u8sPhoneNumber === number;
        setLabel(button, `Call ${nameOf(person.contact)} at ${number}`);
      },
    };
  });
  return {
    element,
    update(shown) {
      const { person } = shown;
      setText(name, nameOf(person.contact) || person.id);
      const { text, tone } = presenceWords(person.state);
      setText(state, text);
      state.className = `state ${tone}`;
      const calls = [...person.calls.values()].slice(0, mostCalls);
      const note = person.note === "" ? "" : `Note: ${person.note}`;
      const texts = [...calls.map(presenceCallText), absenceText(person, time), note];
      lines.show(texts.filter(Boolean).map((line, at) => [String(at), line]));
      buttons.show(numbersOf(person).map((number) => [number, shown]));
    },
  };
}
