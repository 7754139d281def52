import { asnCtiRemoveForward, asnCtiSetForward } from "../../../modules/cti/cti.js";
import { invalid, RequestError, right, type ModuleContext } from "../../kernel/index.js";
import type { Forward } from "../../pbx/index.js";
import { forwardBits, forwardMode } from "./features.js";
import type { LineForwards } from "./line-forwards.js";
import { requireText } from "./line-operations.js";
import { paramOf } from "./params.js";
import { details } from "./pbx-work.js";
import type { Switchboard } from "./switchboard.js";

/** Serves 1218 and 1219: the forwards that the PBX has for a line. */
export function handleForwards(
  { handle }: Pick<ModuleContext<object>, "handle">,
  board: Switchboard,
  lineForwards: LineForwards,
): void {
  const access = right("telephony");
  handle(asnCtiSetForward, {
    access,
    unit: "none",
    async run({ u8sPhoneNumberFrom, u8sPhoneNumberTo, optionalParams }, { principal }) {
      const { line, link } = board.requireRedirected(principal, requireText(u8sPhoneNumberFrom));
      const { lineId: device, source: pbx } = line;
      const mode = forwardMode(Number(paramOf(optionalParams, "ForwardMode") ?? 1));
      if (mode === undefined) throw invalid("ForwardMode is none that can be set");
      const destination = lineForwards.destination(line, u8sPhoneNumberTo);
      if (destination === undefined) {
        throw invalid("u8sPhoneNumberTo is no number that begins with +");
      }
      if (!link.device(device)?.forwardModes?.includes(mode)) {
        throw new RequestError(details.failed, "The PBX has no such forward for this line");
      }
      let bExistingForwardingChanged = false;
      await lineForwards.change({ pbx, device }, (forwards) => {
        const others = forwards.filter((one) => one.mode !== mode);
        bExistingForwardingChanged = forwards.length === 0 || others.length < forwards.length;
        return [...others, { mode, destination }];
      });
      return { bSuccess: true, bExistingForwardingChanged };
    },
  });
  handle(asnCtiRemoveForward, {
    access,
    unit: "none",
    async run({ u8sPhoneNumberFrom, optionalParams }, { principal }) {
      const { line } = board.requireRedirected(principal, requireText(u8sPhoneNumberFrom));
      const mode = paramOf(optionalParams, "ForwardMode");
      const destination = paramOf(optionalParams, "ForwardDestination");
      const { numbers } = board.book.location(line);
      const isMeant = (one: Forward): boolean =>
        (mode === undefined || forwardBits[one.mode] === Number(mode)) &&
        (destination === undefined ||
          one.destination === destination ||
          one.destination === numbers.dialable(requireText(String(destination))));
      const isOne = mode !== undefined || destination !== undefined;
      const place = { pbx: line.source, device: line.lineId };
      await lineForwards.change(place, (forwards) => {
        const rest = forwards.filter((one) => !isMeant(one));
        if (rest.length < forwards.length) return rest;
        if (isOne) throw new RequestError(details.unknown, "There is no such forward");
        return undefined;
      });
      return { bSuccess: true };
    },
  });
}
