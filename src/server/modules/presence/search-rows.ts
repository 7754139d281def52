import {
  asnContactSearchClose,
  asnContactStatusRequest,
  type AsnContactStatusResultEntry,
} from "../../../modules/general/general.js";
import { RequestError, user, type ModuleContext } from "../../kernel/index.js";
import type { Rights } from "../rights/api.js";
import { contactIdOf } from "../users/api.js";
import type { Matching } from "./matching.js";
import { requireLasting } from "./operations.js";
import type { Row, Rows } from "./rows.js";
import type { Snapshots } from "./snapshots.js";
import type { Watch } from "./watch.js";

/** What {@link handleSearchRows} depends on. */
export interface SearchRowParts {
  readonly module: ModuleContext<any>;
  readonly rights: Rights;
  readonly rows: Rows;
  readonly snapshots: Snapshots;
  readonly watch: Watch;
  readonly matching: Matching;
}

const general = 0;
const denied = 1;
/** How many rows a request may have, and all of them together of parameters and of rows that are followed no more. */
const mostAtOnce = 1_000;
const mostParameters = 2_000;
const mostDropped = 10_000;

/** Serves the states of contacts in search lists (manual lines 2415-2499). */
export function handleSearchRows(parts: SearchRowParts): void {
  const { module, rights, rows, snapshots, watch, matching } = parts;

  module.handle(asnContactStatusRequest, {
    access: user,
    denied,
    unit: "read",
    large: true,
    async run({ request }, { db, principal, session, afterAnswer }) {
      requireLasting(session);
      const sum = (count: (entry: (typeof request)[number]) => number): number =>
        request.reduce((all, entry) => all + count(entry), 0);
      if (
        request.length > mostAtOnce ||
        sum((entry) => entry.listSearchParameter.length) > mostParameters ||
        sum((entry) => entry.listDeactivateNotify.length) > mostDropped
      ) {
        const reason = `At most ${mostAtOnce} rows with ${mostParameters} parameters, and ${mostDropped} rows to drop`;
        throw new RequestError(general, reason);
      }
      const enabled = rights.enabled();
      const known: (Row & { follows: boolean })[] = [];
      for (const entry of request) {
        let found: number | undefined;
        for (const { typeOfValue, u8sValue } of entry.listSearchParameter) {
          const id = await matching.byParameter(db, typeOfValue, u8sValue);
          if (id === undefined || !enabled.has(id)) continue;
          found = id;
          break;
        }
        if (found === undefined) continue;
        const { iClientSearchID: search, iClientRowID: row, bActivateNotify: follows } = entry;
        known.push({ search, row, user: found, follows });
      }
      rows.follow(
        session,
        known.filter(({ follows }) => follows),
      );
      for (const { iClientSearchID: search, listDeactivateNotify } of request) {
        // 0 is there only because the list may not be empty.
        for (const row of listDeactivateNotify) if (row !== 0) rows.drop(session, search, row);
      }
      const states = await snapshots.read(db, [...new Set(known.map((row) => row.user))]);
      const listStatusResult: AsnContactStatusResultEntry[] = [];
      for (const { search, row, user: id } of known) {
        const snapshot = states.get(id);
        if (snapshot === undefined) continue;
        watch.note(snapshot);
        const isSeen = rights.of(principal, id).may("see-presence");
        listStatusResult.push({
          iClientSearchID: search,
          iClientRowID: row,
          iPresenceState: isSeen ? snapshot.state : 0,
          u8sContactID: contactIdOf({ id }),
        });
      }
      afterAnswer(() => {
        // An event may have come before this answer, which is older.
        for (const { user: id } of known) {
          const told = watch.told(id);
          if (told !== undefined && told !== states.get(id)?.state) watch.touch(id, "rights");
        }
      });
      return { iResult: 0, iCount: listStatusResult.length, listStatusResult };
    },
  });

  module.handle(asnContactSearchClose, {
    access: user,
    denied,
    unit: "none",
    run({ iClientSearchID }, { session }) {
      rows.close(session, iClientSearchID);
      return { iResult: 0 };
    },
  });
}
