import { knownValue } from "../codec/internal.js";
import type { Connection, DialOptions } from "../rose/index.js";
import type { Module } from "./kernel/index.js";
import { agentModule } from "./modules/agent/index.js";
import { adminLoginsModule } from "./modules/admin-logins/index.js";
import { appointmentForwardsModule } from "./modules/appointment-forwards/index.js";
import { appointmentsModule } from "./modules/appointments/index.js";
import { audioVideoModule } from "./modules/audio-video/index.js";
import { authenticationModule } from "./modules/authentication/index.js";
import { binaryTransferModule } from "./modules/binary-transfer/index.js";
import { cerModule } from "./modules/cer/index.js";
import { chatModule } from "./modules/chat/index.js";
import { checksModule } from "./modules/checks/index.js";
import { clientContactsModule } from "./modules/client-contacts/index.js";
import { clientPersistenceModule } from "./modules/client-persistence/index.js";
import { clientCapabilitiesModule } from "./modules/client-capabilities/index.js";
import { computersModule } from "./modules/computers/index.js";
import { ctiModule } from "./modules/cti/index.js";
import { connectedClientsModule } from "./modules/connected-clients/index.js";
import { databaseConnectorsModule } from "./modules/database-connectors/index.js";
import { databasesModule } from "./modules/databases/index.js";
import { digestsModule } from "./modules/digests/index.js";
import { externalServicesModule } from "./modules/external-services/index.js";
import { contactsModule } from "./modules/contacts/index.js";
import { groupsModule } from "./modules/groups/index.js";
import { linesModule } from "./modules/lines/index.js";
import { iceServersModule } from "./modules/ice-servers/index.js";
import { licencesModule } from "./modules/licences/index.js";
import { locationsModule } from "./modules/locations/index.js";
import { mailModule } from "./modules/mail/index.js";
import { managementSettingsModule } from "./modules/management-settings/index.js";
import { meshModule } from "./modules/mesh/index.js";
import { monitorGroupsModule } from "./modules/monitor-groups/index.js";
import { notesModule } from "./modules/notes/index.js";
import { ownContactModule } from "./modules/own-contact/index.js";
import { phoneBooksModule } from "./modules/phone-books/index.js";
import { pushDevicesModule } from "./modules/push-devices/index.js";
import { presenceModule } from "./modules/presence/index.js";
import { presenceV2Module } from "./modules/presence-v2/index.js";
import { rankingModule } from "./modules/ranking/index.js";
import { journalModule } from "./modules/journal/index.js";
import { registrationModule } from "./modules/registration/index.js";
import { rightsModule } from "./modules/rights/index.js";
import { serverManagementModule } from "./modules/server-management/index.js";
import { settingsModule } from "./modules/settings/index.js";
import { smsModule } from "./modules/sms/index.js";
import { systemModule } from "./modules/system/index.js";
import { tasksModule } from "./modules/tasks/index.js";
import { tokensModule } from "./modules/tokens/index.js";
import { transportModule } from "./modules/transport/index.js";
import { umReplicatorModule } from "./modules/um-replicator/index.js";
import { updateServiceModule } from "./modules/update-service/index.js";
import { userProfilesModule } from "./modules/user-profiles/index.js";
import { usersModule } from "./modules/users/index.js";
import { visitorsModule } from "./modules/anonymous-visitors/index.js";
import { Listening } from "./listening.js";
import type { UcServerOptions } from "./options.js";
import { policyOf } from "./tls.js";

/**
 * The modules of a server: all but those that its options leave out.
 * @param dial Opens connections to web services that wait for this server; without it, the server registers with none.
 * @param listening Where the server listens; by default, nowhere.
 * @throws RangeError for a bad limit, TypeError for the name of a module to leave out that no module has.
 */
export function standardModules(
  options: UcServerOptions,
  dial?: (where: DialOptions) => Promise<Connection>,
  listening: Listening = new Listening(),
): Module[] {
  const tlsPolicy = policyOf(options.tls);
  const all: Module[] = [
    usersModule(options.passwordCost),
    groupsModule(),
    rightsModule(),
    checksModule(options.logons),
    digestsModule(options),
    userProfilesModule(),
    computersModule(),
    locationsModule(),
    linesModule(),
    ctiModule(options.pbx),
    tokensModule(folderOf(options)),
    appointmentsModule(options),
    contactsModule(),
    phoneBooksModule(options.phoneBooks),
    notesModule(),
    ownContactModule(),
    presenceModule(),
    presenceV2Module(),
    settingsModule(folderOf(options)),
    monitorGroupsModule(),
    managementSettingsModule(),
    mailModule(),
    smsModule(options.sendSms),
    licencesModule(),
    databasesModule(options),
    pushDevicesModule(options.pushMessages),
    serverManagementModule({ ...options, listening, tlsPolicy }),
    binaryTransferModule(options.binaryTransfer, folderOf(options)),
    chatModule(),
    journalModule(options.journal),
    visitorsModule(),
    authenticationModule({ ...options, tlsPolicy }),
    adminLoginsModule(),
    databaseConnectorsModule(),
    connectedClientsModule(),
    clientCapabilitiesModule(),
    tasksModule(options.tasks),
    agentModule(),
    rankingModule(),
    clientContactsModule(options.contacts),
    clientPersistenceModule(options.itemStores),
    transportModule(options),
    ...(dial === undefined ? [] : [registrationModule(options, dial)]),
    externalServicesModule(),
    iceServersModule(options),
    audioVideoModule(),
    systemModule(),
    cerModule(options),
    meshModule(),
    updateServiceModule(),
    umReplicatorModule(),
    appointmentForwardsModule(),
  ];
  const { without = [] } = options;
  const names = Object.fromEntries(all.map(({ name }) => [name, true]));
  for (const name of without) knownValue(name, names, "without");
  return all.filter(({ name }) => !without.includes(name));
}

/** The data folder; undefined if the data are not in a folder. Of a database of the caller's, only he knows. */
function folderOf({ data, store, database }: UcServerOptions): string | undefined {
  const isElsewhere = database === undefined ? store !== undefined : database.kind !== "sqlite";
  return isElsewhere || data === ":memory:" ? undefined : data;
}
