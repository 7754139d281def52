// Generated from the .asn1 files by `npm run generate`. Do not edit.

export * as Admin from "./admin/admin.js";
export * as Agent from "./agent/agent.js";
export * as AgentServices from "./agent-services/agent-services.js";
export * as AudioVideo from "./audio-video/audio-video.js";
export * as Authentication from "./authentication/authentication.js";
export * as AuthenticationCommon from "./authentication-common/authentication-common.js";
export * as BinaryTransfer from "./binary-transfer/binary-transfer.js";
export * as ChatV2 from "./chat-v2/chat-v2.js";
export * as ClientCapabilities from "./client-capabilities/client-capabilities.js";
export * as ClientContent from "./client-content/client-content.js";
export * as Common from "./common/common.js";
export * as ContactCommon from "./contact-common/contact-common.js";
export * as Cti from "./cti/cti.js";
export * as General from "./general/general.js";
export * as Journal from "./journal/journal.js";
export * as PresenceV2 from "./presence-v2/presence-v2.js";
export * as SipCtiCommon from "./sip-cti-common/sip-cti-common.js";
export * as Tasks from "./tasks/tasks.js";
export * as Transport from "./transport/transport.js";
