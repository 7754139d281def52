import { createHash } from "node:crypto";
import { noTime } from "../../../codec/index.js";
import {
  asnMgmtGetUsers,
  asnMgmtGetUsersEvent,
  asnMgmtUserProfileGetLargeImage,
} from "../../../modules/management/management.js";
import { clientAddress } from "../../client-address.js";
import {
  admin,
  RequestError,
  RequestErrorDetail,
  type ModuleContext,
  type Principals,
} from "../../kernel/index.js";
import type { NoteRules } from "../notes/api.js";
import type { Users } from "../users/api.js";
import type { ProfileReading } from "./reading.js";

/** What {@link handleListing} depends on. */
export interface ListingParts {
  readonly module: Pick<ModuleContext<object>, "handle" | "principals">;
  readonly users: Users;
  readonly reading: ProfileReading;
  readonly notes: NoteRules;
}

/** How many connections of a user are described. */
const mostDescribed = 100;

/** Serves the list of all users (2501, with the event 2701) and their pictures (2609). */
export function handleListing({
  module: { handle, principals },
  users,
  reading,
  notes,
}: ListingParts): void {
  handle(asnMgmtGetUsers, {
    access: admin,
    unit: "read",
    large: true,
    async run(_, { db, reply }) {
      const connections = connectionsOf(principals);
      let iNumberOfUsers = 0;
      for await (const page of reading.pages(db)) {
        const owners = page.map(({ id, profile }) => ({ id, name: profile.u8sUserName }));
        const absences = await notes.of(db, owners);
        for (const { id, profile } of page) {
          const described = connections.get(id);
          const manualAbsentState = absences.get(id)?.absence;
          if (manualAbsentState === undefined) continue;
          reply(asnMgmtGetUsersEvent, {
            userProfile: profile,
            softwareStatusUser: {
              // What clients do not say of themselves.
              u8sComputerName: "",
              timLastLogin: noTime,
              iOnline: notes.isLoggedOn(id) ? 1 : 0,
              u8slistActualConnectionDescriptions: described ?? [],
            },
            manualAbsentState,
          });
          iNumberOfUsers++;
        }
      }
      return { iNumberOfUsers };
    },
  });
  handle(asnMgmtUserProfileGetLargeImage, {
    access: admin,
    unit: "read",
    async run({ u8sUsername: name, u8sImgHash: known }, { db }) {
      const user = await users.within.find(db, name);
      if (user === undefined) {
        throw new RequestError(RequestErrorDetail.notFound, "Unknown user");
      }
      const { optionalParams = [] } = await users.within.contact(db, user);
      const image = optionalParams.find(({ key }) => key === "jpegPhoto")?.value.binarydata;
      if (image === undefined) return { binImageData: new Uint8Array(0), u8sImgHash: "" };
      const u8sImgHash = createHash("sha256").update(image).digest("hex");
      return { binImageData: u8sImgHash === known ? new Uint8Array(0) : image, u8sImgHash };
    },
  });
}

/** The addresses from which the users who are logged on to this server are connected, by their ids. */
function connectionsOf(principals: Principals): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const session of principals.sessions) {
    const principal = principals.of(session);
    if (principal?.kind !== "user") continue;
    const described = found.get(principal.user.id) ?? [];
    if (described.length < mostDescribed) described.push(clientAddress(session) ?? "");
    found.set(principal.user.id, described);
  }
  return found;
}
