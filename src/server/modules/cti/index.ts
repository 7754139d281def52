import {
  asnCtiNotifyLineAddRemove,
  asnCtiNotifyMakeCallResult,
  type AsnCtiLineInfo,
} from "../../../modules/cti/cti.js";
import {
  asnCtiNotifyLineSortOrderChanged,
  asnCtiNotifyMonitorStopped,
} from "../../../modules/later/cti/cti.js";
import { defineModule, Sole, type Module } from "../../kernel/index.js";
import type { Device } from "../../pbx/index.js";
import { lineAdded, lineChanged, lineRemoved, lineService } from "../lines/api.js";
import { agentGroupsChanged, agentService, agentStateChanged } from "../agent/api.js";
import { journalService, JournalWriter } from "../journal/api.js";
import { locationChanged, locationService } from "../locations/api.js";
import { noteService } from "../notes/api.js";
import { presenceService } from "../presence/api.js";
import { rightsChanged, rightsService } from "../rights/api.js";
import { profileChanged, userChanged, userService } from "../users/api.js";
import { AcdGroups } from "./acd-groups.js";
import { lineForwards, lineServed } from "./api.js";
import { handleCalls } from "./call-operations.js";
import { LineEvents, monitorEvents } from "./events.js";
import { CallsInPresence } from "./calls-in-presence.js";
import { ContactsOfCalls } from "./contacts-of-calls.js";
import { handleForwards } from "./forward-operations.js";
import { JournalEntries } from "./journal-entries.js";
import { keepBook } from "./kept-book.js";
import { LineBook, type KnownLine } from "./line-book.js";
import { LineForwards } from "./line-forwards.js";
import { lineInfo } from "./line-info.js";
import { followLine, handleLines } from "./line-operations.js";
import { handleMakeCall } from "./make-call.js";
import { Monitors } from "./monitors.js";
import { PbxNodes, type HoldLink } from "./pbx-nodes.js";
import type { PbxLink } from "./pbx-link.js";
import { Switchboard, type ConnectedPbx } from "./switchboard.js";
import { handleVirtualLines, VirtualLines } from "./virtual-lines.js";
import { LineWatch } from "./watch.js";

/** Milliseconds for which the link to a PBX is a server's, from each time on that it says that it still has it. */
const duration = 6_000;

/**
 * Lets clients watch and control the calls of lines, through the drivers of PBXs: CTI 1202 to 1276 with the events 1280 to 1296. Lines are those of
 * the module lines, to which this one reports what it finds at the PBXs.
 */
export function ctiModule(
  pbxs: readonly ConnectedPbx[] = [],
  hold?: HoldLink,
): Module<object, LineForwards> {
  return defineModule<object, LineForwards>({
    name: "cti",
    provides: lineForwards,
    needs: [
      lineService,
      locationService,
      rightsService,
      userService,
      journalService,
      noteService,
      agentService,
      presenceService,
    ],
    sends: [
      ...monitorEvents,
      asnCtiNotifyLineAddRemove,
      asnCtiNotifyMakeCallResult,
      asnCtiNotifyMonitorStopped,
      asnCtiNotifyLineSortOrderChanged,
    ],
    setup(module) {
      const { get, keep, on, principals, log, clock } = module;
      const lines = get(lineService);
      const users = get(userService);
      const locations = get(locationService);
      const rights = get(rightsService);
      const book = new LineBook(rights);
      const monitors = new Monitors({ book, principals, log });
      const events = new LineEvents(monitors, book);
      const virtual = new VirtualLines(module.cluster, (source, lineId) => {
        const line = book.ofDevice(source, lineId);
        if (line === undefined) return;
        events.info(line, infoOf(line));
        watch.told(line);
        inPresence.touch(line);
      });
      const journal = get(journalService);
      const notes = get(noteService);
      const isLoggedOn = (user: number): boolean => notes.isLoggedOn(user);
      const writer = new JournalWriter(journal, log);
      // What the PBXs still tell until they are closed is written too: what is closed last has been added first.
      module.onClose(() => writer.close());
      const entries = new JournalEntries({ writer, book, isLoggedOn });
      const board = new Switchboard(pbxs, {
        ...{ book, events, clock, log, virtual },
        line(line, link, before, after) {
          if (events.line(line, link, before, after)) watch.told(line);
          if (before.status === after.status || !link.isOpen) return;
          const owner = book.owner(line)?.id;
          if (owner !== undefined) module.tell(lineServed, { owner });
        },
        agent(link, device, group) {
          const change = acd.changed(link, device, group);
          if (change !== undefined) module.tell(agentStateChanged, change);
        },
        devices: (link, devices) => report(link, devices),
        changed() {
          areCallsDue = true;
          refresh();
        },
        answered: (call, line) => entries.answered(call, book.owner(line)),
        ended: ({ shown, connection }, line) => entries.ended(shown?.info, line, connection.call),
      });
      const acd = new AcdGroups(board);
      get(agentService).add(acd);
      journal.setCalls(new ContactsOfCalls(board, log));
      const presence = get(presenceService);
      const inPresence = new CallsInPresence(board, presence);
      presence.showCalls(inPresence);
      events.presence = inPresence;
      const infoOf = (line: KnownLine): AsnCtiLineInfo => {
        const info = lineInfo(line, board.stateOf(line), book, board.linkOf(line));
        const own = virtual.of(line);
        if (own === undefined) return info;
        const { features: iLineFeatures, forwardFeatures: iForwardFeaturesPBX } = own;
        return { ...info, iLineFeatures, iForwardFeaturesPBX };
      };
      const watch = new LineWatch({ book, monitors, events, principals, infoOf });

      const kept = keepBook(keep, book, { lines, users, locations });
      let isDue = false;
      /** Whether calls may have other features. */
      let areCallsDue = false;
      /** What is kept is read again at once, because clients are told of it. */
      const refresh = (): void => {
        if (isDue) return;
        isDue = true;
        // Several changes of one unit are looked at together.
        setImmediate(() => {
          isDue = false;
          const work = (): void => {
            watch.refresh();
            if (areCallsDue) board.calls.tellAll();
            board.tellUnknown();
            areCallsDue = false;
            inPresence.refresh();
            const agents = acd.refresh();
            if (agents.length > 0) module.tell(agentGroupsChanged, { users: agents });
          };
          principals.inTheEnd(work, () => principals.soon(refresh));
        });
      };
      const linesChanged = (): void => {
        kept.lines.outdated();
        refresh();
      };
      for (const changed of [lineAdded, lineChanged, lineRemoved]) on(changed, linesChanged);
      for (const changed of [profileChanged, userChanged]) {
        on(changed, () => {
          kept.owners.outdated();
          refresh();
        });
      }
      on(locationChanged, () => {
        kept.locations.outdated();
        refresh();
      });
      on(rightsChanged, refresh);
      handleLines(module, { board, monitors, watch, infoOf });
      handleCalls(module, board, rights);
      handleMakeCall(module, board);
      const forwards = new LineForwards(board);
      handleForwards(module, board, forwards);
      handleVirtualLines(module, {
        ...{ lines, users, virtual },
        follow(session, source, lineId, id) {
          principals.inTheEnd(() => {
            const line = book.ofDevice(source, lineId);
            if (line === undefined || principals.of(session)?.kind !== "user") return;
            try {
              monitors.release(followLine(monitors, watch, session, line, id));
            } catch (err) {
              // The client has the answer already, so nobody can be told.
              log.warn({ line: line.uri, err }, "a client cannot follow the line that it brings");
            }
          });
        },
      });

      if (module.cluster.isAlone) {
        module.onOpen(() => board.open());
        module.onClose(() => board.close());
      } else {
        const nodes = new PbxNodes({
          ...{ module, board, events },
          hold:
            hold ??
            (({ name }, work) => new Sole({ name: `cti/${name}`, module, duration }).always(work)),
          ended: ({ info }, line) => entries.missed(info, line),
        });
        module.onOpen(() => nodes.open());
        module.onClose(() => nodes.close());
      }

      /** Reports the lines of a PBX. */
      async function report(link: PbxLink, devices: readonly Device[]): Promise<void> {
        try {
          await module.write(
            async (unit) => {
              for (const { id, category, number = id, name = "", group = "", ...more } of devices) {
                if (category !== "station") continue;
                const { addresses = [] } = more;
                const uri = `tel:${id}@${link.name}`;
                const line = { source: link.name, lineId: id, uri, name, group, number, addresses };
                await lines.report(unit, line);
              }
            },
            { long: devices.length > 100 },
          );
          await principals.onceCurrent(() => {});
        } catch (err) {
          log.error({ pbx: link.name, err }, "the lines of the PBX cannot be stored");
        }
      }
      return forwards;
    },
  });
}
