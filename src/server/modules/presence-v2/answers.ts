import type { AsnActualUserDynamicRights } from "../../../modules/presence-v2/presence-v2.js";
import { haveSameMembers, type PhoneLine, type Snapshot } from "../presence/api.js";
import type { Live, Seen, View, Views } from "./views.js";

/** Octets of the longest presence that is kept. */
const longest = 2_048;
/** How many different forms of a snapshot are kept: viewers may have different rights. */
const mostForms = 4;

/** A presence that has been encoded, with all on which it depends besides the snapshot. */
interface Form extends Pick<View, "viewer" | "granted">, Live {
  readonly sections: number;
  readonly rights: AsnActualUserDynamicRights | undefined;
  readonly octets: Uint8Array;
}

/** The presences in answers, in one version of the interface. What has been encoded is used again for those who would get the same. */
export class Answers {
  readonly #views: Views;
  readonly #encode: (seen: Seen) => Uint8Array;
  /** The newest form comes first. A snapshot is the same object only as long as nothing of the user is different. */
  readonly #forms = new WeakMap<Snapshot, Form[]>();

  /** @param encode Must depend on nothing but what is seen. */
  constructor(views: Views, encode: (seen: Seen) => Uint8Array) {
    this.#views = views;
    this.#encode = encode;
  }

  /**
   * Some sections of a user's presence, encoded.
   * @param rights What the viewer grants the user, if that is to be told.
   */
  of(
    snapshot: Snapshot,
    view: View,
    sections: number,
    rights: AsnActualUserDynamicRights | undefined,
  ): Uint8Array {
    const live = this.#views.live(snapshot, view, sections);
    const forms = this.#forms.get(snapshot) ?? [];
    for (const form of forms) {
      if (
        form.granted === view.granted &&
        form.viewer === view.viewer &&
        form.sections === sections &&
        isSame(form, live) &&
        areSameRights(form.rights, rights)
      ) {
        return form.octets;
      }
    }
    const seen = this.#views.seen(snapshot, view, sections, undefined, live);
    const octets = this.#encode(rights === undefined ? seen : { ...seen, rights });
    if (octets.length > longest) return octets;
    const { viewer, granted } = view;
    // A copy, because short messages share a buffer.
    const form = { viewer, granted, sections, ...live, rights, octets: new Uint8Array(octets) };
    this.#forms.set(snapshot, [form, ...forms.slice(0, mostForms - 1)]);
    return octets;
  }
}

function isSame(one: Live, other: Live): boolean {
  return (
    one.capabilities === other.capabilities &&
    one.services === other.services &&
    one.lines.length === other.lines.length &&
    one.lines.every((line, at) => isSameLine(line, other.lines[at]!))
  );
}

/** With calls or forwards, it is taken for another one. */
function isSameLine(one: PhoneLine, other: PhoneLine): boolean {
  if (one.forwards.length > 0 || one.calls.length > 0) return false;
  const { forwards, calls } = one;
  return (
    other.forwards.length === 0 &&
    other.calls.length === 0 &&
    haveSameMembers(one, { ...other, forwards, calls })
  );
}

function areSameRights(
  one: AsnActualUserDynamicRights | undefined,
  other: AsnActualUserDynamicRights | undefined,
): boolean {
  if (one === undefined || other === undefined) return one === other;
  const { asnCurrentRights: current } = one;
  const { asnCurrentRights: otherCurrent } = other;
  return (
    haveSameMembers(one.asnMinPossibleRights, other.asnMinPossibleRights) &&
    haveSameMembers(one.asnMaxPossibleRights, other.asnMaxPossibleRights) &&
    (current === undefined || otherCurrent === undefined
      ? current === otherCurrent
      : haveSameMembers(current, otherCurrent))
  );
}
