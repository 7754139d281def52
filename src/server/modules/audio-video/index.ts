import type { Event } from "../../../codec/index.js";
import {
  asnAVDropCall,
  asnAVNewCall,
  type AsnAVDropCallArgument,
} from "../../../modules/audio-video/audio-video.js";
import { asnAVNewCallV2 } from "../../../modules/later/audio-video/audio-video.js";
import { defineModule, getsOwnEvents, user, type Module } from "../../kernel/index.js";
import { journalService, JournalWriter } from "../journal/api.js";
import { presenceService } from "../presence/api.js";
import { rightsService } from "../rights/api.js";
import { userService } from "../users/api.js";
import { Calls } from "./calls.js";
import { Devices, type Device } from "./devices.js";
import { Elsewhere } from "./elsewhere.js";
import { connect, ofMedia, passedOn } from "./forms.js";
import { callsInPresence, callsThere, sharedCalls } from "./in-presence.js";
import { writeCall } from "./journal-entries.js";
import { handleMaking } from "./making.js";
import { Orphans } from "./orphans.js";
import { Switching } from "./switching.js";

/**
 * Lets clients call each other: AudioVideo 1500 and 1501, 1550 to 1554, 1559 to 1571, and 1505 with 1572 to 1579 of version 8. The server
 * passes on what they say about their media, of which it knows nothing.
 * @param patience Milliseconds for which another server may be silent before its calls count as over.
 */
export function audioVideoModule(patience?: number): Module {
  return defineModule({
    name: "audio-video",
    needs: [userService, rightsService, presenceService, journalService],
    sends: [asnAVNewCall, asnAVNewCallV2],
    setup(module) {
      const { handle, principals, cluster } = module;
      const users = module.get(userService);
      const rights = module.get(rightsService);
      const calls = new Calls();
      const presence = module.get(presenceService);
      const shared = sharedCalls(cluster);
      presence.showCalls(callsInPresence(shared));
      shared.onChange((id) => presence.touch(Number(id), "state"));
      const writer = new JournalWriter(module.get(journalService), module.log);
      const orphans = new Orphans({
        module,
        ended: (call, end) => writeCall(call, end, (owner, entry) => writer.add(owner, entry)),
        patience,
      });
      calls.onChange = (call) => {
        for (const { user: id } of call.parties) {
          const own = calls.of(id);
          shared.set(`${id}`, own && callsThere(id, own));
        }
        orphans.tell(call);
      };
      calls.onEnd = (call) => {
        const end = module.clock();
        orphans.tell(call, end);
        writeCall(call, end, (owner, entry) => writer.put(owner, entry));
        void writer.written().then(() => orphans.forget(call));
      };
      module.onClose(() => writer.close());
      const switching = new Switching(calls, module.clock);

      /** What is done with what devices say, by the names of the events. */
      const taking = new Map<string, Taking>();
      const take = <A>(event: Event<A>, work: (argument: A, device: Device) => void): void =>
        void taking.set(event.name, { event, work });
      for (const message of [connect, ...passedOn]) {
        const pass = message === connect ? switching.connect : switching.pass;
        for (const version of ["6.1", "8"] as const) {
          // Some have one form for both versions.
          if (version === "8" && message["8"] === message["6.1"]) continue;
          take(message[version], (argument, device) =>
            pass.call(switching, message, version, argument, device),
          );
        }
      }
      take(asnAVDropCall, (argument, device) => switching.drop(argument, device));

      const passed = [...taking.values()].map(({ event }) => event);
      const elsewhere: Elsewhere = new Elsewhere({
        module,
        own: () => devices,
        events: new Map([...passed, asnAVNewCall, asnAVNewCallV2].map((one) => [one.name, one])),
        hear(device, call, event, argument) {
          taking.get(event.name)?.work(argument, device);
          return calls.own(device, call) !== undefined;
        },
        taking: () => calls.devices(),
        ended: (device) => switching.end(device),
      });
      const devices: Devices = new Devices({
        cluster,
        log: module.log,
        elsewhere: (node, number) => elsewhere.device(node, number),
      });
      const countOf = (id: number): number =>
        shared.get(`${id}`).reduce((sum, { value }) => sum + value.count, 0);
      handleMaking({ module, users, rights, devices, calls, countOf, switching });

      const access = user;
      for (const { event, work } of taking.values()) {
        handle(event, {
          access,
          unit: "none",
          run(argument, { session }) {
            const device = devices.get(session);
            if (!elsewhere.say(device, callIn(argument), event, argument)) work(argument, device);
          },
        });
      }
      // These end here, and there is nothing to be done with them.
      for (const event of ofMedia) handle(event, { access, unit: "none", run() {} });

      principals.onBegin((session, principal) => {
        if (principal.kind === "user" && getsOwnEvents(session))
          devices.add(principal.user.id, session);
      });
      principals.onEnd((session, principal) => {
        const device =
          principal.kind === "user" ? devices.remove(principal.user.id, session) : undefined;
        if (device === undefined) return;
        switching.end(device);
        elsewhere.end(device);
      });
    },
  });
}

/** What is done with an event of a device. */
interface Taking {
  readonly event: Event<any>;
  readonly work: (argument: any, device: Device) => void;
}

/** The id of the call that a device says something about. */
function callIn(argument: any): string {
  const { dropTarget } = argument as Partial<AsnAVDropCallArgument>;
  if (dropTarget === undefined) return argument.u8sCallID as string;
  return dropTarget.connectionID?.u8sCallID ?? dropTarget.u8sCallID ?? "";
}
