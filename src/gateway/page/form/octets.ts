import { make } from "../dom.js";
import { Mistake, type Place } from "./place.js";
import { button, row, take, type Title } from "./row.js";

/** The longest file: in base64, it has to fit into a request of 1 MiB. */
const most = 700_000;

const forms = ["hex", "base64", "text"] as const;
type Form = (typeof forms)[number];

/** Octets, typed in one of several ways or read from a file. */
export function octets(place: Place, title: Title): HTMLElement {
  const input = make("input", undefined, { spellcheck: "false" });
  const select = make("select", undefined, { "aria-label": `${title.name}: written as` });
  select.append(...forms.map((form) => make("option", form)));
  const form = (): Form => select.value as Form;
  const show = (): void => {
    const written = ofBase64(String(place.value));
    // What is not base64 is shown as it is, with the fault.
    if (written === undefined) select.value = "base64";
    input.value = written === undefined ? String(place.value) : writings[form()].write(written);
  };
  select.addEventListener("change", () => {
    // Not every octets are a text.
    if (form() === "text" && !isText(String(place.value))) select.value = "hex";
    show();
    take(input, () => {});
  });
  input.addEventListener("input", () =>
    take(input, () => place.take(toBase64(writings[form()].read(input.value)))),
  );
  const file = make("input", undefined, { type: "file", hidden: "" });
  file.addEventListener("change", () => void readFile());
  const readFile = async (): Promise<void> => {
    const [chosen] = file.files ?? [];
    if (chosen === undefined) return;
    const isLong = chosen.size > most;
    const read = isLong ? new ArrayBuffer(0) : await chosen.arrayBuffer();
    take(input, () => {
      if (isLong) throw new Mistake(`The file has more than ${most} octets`);
      place.take(toBase64(new Uint8Array(read)));
      show();
    });
  };
  const choose = button("File", `${title.name}: from a file`, () => file.click());
  show();
  return row(place, title, input, [select, choose, file]);
}

/** Octets in one of the ways in which they are typed. */
interface Writing {
  write(octets: Uint8Array): string;
  /** @throws Mistake */
  read(typed: string): Uint8Array;
}

const writings: Readonly<Record<Form, Writing>> = {
  hex: {
    write: (found) => Array.from(found, (octet) => octet.toString(16).padStart(2, "0")).join(" "),
    read(typed) {
      const digits = typed.replace(/[\s:]/g, "");
      if (!/^(?:[\da-f]{2})*$/i.test(digits))
        throw new Mistake("Pairs of 0-9 and a-f are expected");
      return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    },
  },
  base64: {
    write: toBase64,
    read(typed) {
      const found = ofBase64(typed);
      if (found === undefined) throw new Mistake("Base64 is expected");
      return found;
    },
  },
  text: {
    write: (found) => new TextDecoder().decode(found),
    read: (typed) => new TextEncoder().encode(typed),
  },
};

function isText(base64: string): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(ofBase64(base64));
    return true;
  } catch {
    return false;
  }
}

function ofBase64(written: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(written), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function toBase64(found: Uint8Array): string {
  let characters = "";
  for (const octet of found) characters += String.fromCharCode(octet);
  return btoa(characters);
}
