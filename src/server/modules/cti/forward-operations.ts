import { asnCtiRemoveForward, asnCtiSetForward } from "../../../modules/cti/cti.js";
import { invalid, RequestError, right, Turns, type ModuleContext } from "../../kernel/index.js";
import type { Forward } from "../../pbx/index.js";
import { forwardBits, forwardMode } from "./features.js";
import { requireText } from "./line-operations.js";
import { paramOf } from "./params.js";
import { details, type Switchboard } from "./switchboard.js";

/** Forwards of a line. */
const most = 32;

/** Serves 1218 and 1219: the forwards that the PBX has for a line. */
export function handleForwards(
  { handle }: Pick<ModuleContext<object>, "handle">,
  board: Switchboard,
): void {
  const access = right("telephony");
  // Each change begins with what the one before has left.
  const turns = new Turns();
  handle(asnCtiSetForward, {
    access,
    unit: "none",
    async run({ u8sPhoneNumberFrom, u8sPhoneNumberTo, optionalParams }, { principal }) {
      const { line, link } = board.requireRedirected(principal, requireText(u8sPhoneNumberFrom));
      const { lineId: device } = line;
      const mode = forwardMode(Number(paramOf(optionalParams, "ForwardMode") ?? 1));
      if (mode === undefined) throw invalid("ForwardMode is none that can be set");
      if (!/^\+[\d ()/.-]+$/.test(requireText(u8sPhoneNumberTo))) {
        throw invalid("u8sPhoneNumberTo is no number that begins with +");
      }
      if (!link.device(device)?.forwardModes?.includes(mode)) {
        throw new RequestError(details.failed, "The PBX has no such forward for this line");
      }
      const destination = board.book.location(line).numbers.dialable(u8sPhoneNumberTo);
      return turns.run(line.key, async () => {
        const { forwards } = board.stateOf(line);
        const others = forwards.filter((one) => one.mode !== mode);
        if (others.length >= most) throw new RequestError(details.failed, "Too many forwards");
        const next = [...others, { mode, destination }];
        await board.ask(link, "setForwarding", { device, forwards: next });
        const bExistingForwardingChanged = forwards.length === 0 || others.length < forwards.length;
        return { bSuccess: true, bExistingForwardingChanged };
      });
    },
  });
  handle(asnCtiRemoveForward, {
    access,
    unit: "none",
    async run({ u8sPhoneNumberFrom, optionalParams }, { principal }) {
      const { line, link } = board.requireRedirected(principal, requireText(u8sPhoneNumberFrom));
      const mode = paramOf(optionalParams, "ForwardMode");
      const destination = paramOf(optionalParams, "ForwardDestination");
      const { numbers } = board.book.location(line);
      const isMeant = (one: Forward): boolean =>
        (mode === undefined || forwardBits[one.mode] === Number(mode)) &&
        (destination === undefined ||
          one.destination === destination ||
          one.destination === numbers.dialable(requireText(String(destination))));
      const isOne = mode !== undefined || destination !== undefined;
      return turns.run(line.key, async () => {
        const { forwards } = board.stateOf(line);
        const rest = forwards.filter((one) => !isMeant(one));
        if (isOne && rest.length === forwards.length) {
          throw new RequestError(details.unknown, "There is no such forward");
        }
        if (rest.length < forwards.length) {
          await board.ask(link, "setForwarding", { device: line.lineId, forwards: rest });
        }
        return { bSuccess: true };
      });
    },
  });
}
