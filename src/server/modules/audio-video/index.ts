import { asnAVDropCall, asnAVNewCall } from "../../../modules/audio-video/audio-video.js";
import { asnAVNewCallV2 } from "../../../modules/later/audio-video/audio-video.js";
import { defineModule, getsOwnEvents, user, type Module } from "../../kernel/index.js";
import { journalService, JournalWriter } from "../journal/api.js";
import { presenceService } from "../presence/api.js";
import { rightsService } from "../rights/api.js";
import { userService } from "../users/api.js";
import { Calls } from "./calls.js";
import { Devices } from "./devices.js";
import { connect, ofMedia, passedOn } from "./forms.js";
import { callsInPresence } from "./in-presence.js";
import { writeCall } from "./journal-entries.js";
import { handleMaking } from "./making.js";
import { Switching } from "./switching.js";

/**
 * Lets clients call each other: AudioVideo 1500 and 1501, 1550 to 1554, 1559 to 1571, and 1505 with 1572 to 1579 of version 8. The server
 * passes on what they say about their media, of which it knows nothing.
 */
export function audioVideoModule(): Module {
  return defineModule({
    name: "audio-video",
    needs: [userService, rightsService, presenceService, journalService],
    sends: [asnAVNewCall, asnAVNewCallV2],
    setup(module) {
      const { handle, principals } = module;
      const users = module.get(userService);
      const rights = module.get(rightsService);
      const calls = new Calls();
      const presence = module.get(presenceService);
      presence.showCalls(callsInPresence(calls));
      calls.onChange = (id) => presence.touch(id, "state");
      const writer = new JournalWriter(module.get(journalService), module.log);
      calls.onEnd = (call) => writeCall(call, module.clock(), writer);
      module.onClose(() => writer.close());
      const devices = new Devices();
      const switching = new Switching(calls, module);
      handleMaking({ module, users, rights, devices, calls, switching });

      const access = user;
      for (const message of [connect, ...passedOn]) {
        const take = message === connect ? switching.connect : switching.pass;
        for (const version of ["6.1", "8"] as const) {
          // Some have one form for both versions.
          if (version === "8" && message["8"] === message["6.1"]) continue;
          handle(message[version], {
            access,
            unit: "none",
            run: (argument, { session }) =>
              take.call(switching, message, version, argument, session),
          });
        }
      }
      handle(asnAVDropCall, {
        access,
        unit: "none",
        run: (argument, { session }) => switching.drop(argument, session),
      });
      // These end here, and there is nothing to be done with them.
      for (const event of ofMedia) handle(event, { access, unit: "none", run() {} });

      principals.onBegin((session, principal) => {
        if (principal.kind === "user" && getsOwnEvents(session))
          devices.add(principal.user.id, session);
      });
      principals.onEnd((session, principal) => {
        if (principal.kind === "user") devices.remove(principal.user.id, session);
        switching.end(session);
      });
    },
  });
}
