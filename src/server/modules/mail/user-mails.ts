import { asnSendMail } from "../../../modules/general/general.js";
import { linesOf } from "../../../rose/internal.js";
import type { Unit } from "../../database/index.js";
import { invalid, RequestError, user, type ModuleContext } from "../../kernel/index.js";
import type { Groups } from "../groups/api.js";
import { sipKeyOf, type Users } from "../users/api.js";
import { checked, mostAddresses, type Mailer } from "./mailer.js";

/** What {@link handleUserMails} depends on. */
interface UserMailParts {
  readonly module: Pick<ModuleContext<any>, "handle" | "read">;
  readonly mailer: Mailer;
  readonly users: Pick<Users, "within" | "profiles">;
  readonly groups: Pick<Groups, "within">;
}

/**
 * Sends mails of users to users and groups: asnSendMail (9039, manual line 2798). Nobody learns the addresses, because the receiver is
 * named by SIP address, and what the mail server says is only logged.
 */
export function handleUserMails({ module, mailer, users, groups }: UserMailParts): void {
  /** The mail addresses that belong to a SIP address. @throws RequestError if there are none, or too many. */
  const addressesOf = async (db: Unit<any>, uri: string): Promise<string[]> => {
    const key = sipKeyOf(uri);
    if (key === undefined) throw invalid("The receiver is no SIP address");
    const id = await users.profiles.bySip(db, uri);
    const group = id === undefined ? await groups.within.bySip(db, key) : undefined;
    const address = group?.mail ?? "";
    if (address !== "") return [address];
    const ids = id === undefined ? (group?.members ?? []) : [id];
    if (ids.length > mostAddresses) throw invalid(`The group has over ${mostAddresses} members`);
    const known = await users.within.known(db, ids);
    const found = known.flatMap(({ user: { enabled }, contact: { u8sEMail: mail = "" } }) =>
      enabled && mail !== "" ? mail : [],
    );
    if (found.length === 0) throw invalid("The receiver is unknown, or has no mail address");
    return [...new Set(found)];
  };

  module.handle(asnSendMail, {
    access: user,
    unit: "none",
    async run({ u8sReceiverSIPURI: uri, u8sSubject: subject, u8sMessage: text }, request) {
      const { name, user: caller } = request.principal;
      try {
        const settings = await mailer.connector(request);
        // Contacts may have pictures.
        const turn = { session: request.session, signal: request.signal, large: true };
        const mails = await module.read(async ({ db }) => {
          const contact = await users.within.contact(db, caller);
          const { u8sEMail: own = "", u8sDisplayName: fromName = name } = contact;
          const from = own === "" ? settings.u8sMailFromAddr : own;
          const receivers = await addressesOf(db, uri);
          return receivers.map((to) => checked({ from, fromName, to, subject, text }));
        }, turn);
        const { signal, session } = request;
        const how = { signal, user: caller.id };
        const { taken, failure } = await mailer.deliver(settings, mails, how);
        if (failure !== undefined) {
          // What the mail server says often repeats the address, so it is not for the caller.
          const { connection } = session;
          const message = "a mail is not sent";
          linesOf(connection).warn(connection, { user: name }, message, { err: failure });
        }
        return { success: taken > 0, u8sErrReason: reasonOf(mails.length, taken) };
      } catch (error) {
        if (!(error instanceof RequestError)) throw error;
        return { success: false, u8sErrReason: error.message };
      }
    },
  });
}

/** What a caller is told of the mails that have not been sent. */
function reasonOf(all: number, taken: number): string {
  if (taken === all) return "";
  return all === 1
    ? "The mail server has not taken the mail"
    : `The mail server has not taken ${all - taken} of ${all} mails`;
}
