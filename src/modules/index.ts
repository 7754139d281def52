// Generated from the .asn1 files by `npm run generate`. Do not edit.

export * as Admin from "./admin/admin.js";
export * as Agent from "./agent/agent.js";
export * as Appointments from "./appointments/appointments.js";
export * as AudioVideo from "./audio-video/audio-video.js";
export * as Authentication from "./authentication/authentication.js";
export * as Cer from "./cer/cer.js";
export * as ChatV2 from "./chat-v2/chat-v2.js";
export * as ClientContactsList from "./client-contacts-list/client-contacts-list.js";
export * as ClientPersistence from "./client-persistence/client-persistence.js";
export * as Common from "./common/common.js";
export * as Cti from "./cti/cti.js";
export * as General from "./general/general.js";
export * as Journal from "./journal/journal.js";
export * as Management from "./management/management.js";
export * as Mcu from "./mcu/mcu.js";
export * as Mesh from "./mesh/mesh.js";
export * as PresenceV2 from "./presence-v2/presence-v2.js";
export * as Ranking from "./ranking/ranking.js";
export * as Rose from "./rose/rose.js";
export * as System from "./system/system.js";
export * as Tasks from "./tasks/tasks.js";
export * as Transport from "./transport/transport.js";
export * as UmReplicator from "./um-replicator/um-replicator.js";
export * as UpdateService from "./update-service/update-service.js";
export * as WebServiceConnection from "./web-service-connection/web-service-connection.js";
export * from "./optional-params.js";
