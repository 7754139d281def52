/** What becomes of operations and events that the server neither serves nor sends, or that it serves only to refuse them: why, by name. */
export const remarks: Readonly<Record<string, string>> = {
  ...of("sent by the server to clients, which answer it", "asnCERGetClientStats"),
  ...of("sent by the server to connectors, which answer it", "asnFindDBContacts"),
  ...of("the server sends its mails itself", "asnSendClientSideMail"),
  ...of(
    "never sent: its argument does not fit its name",
    "asnMgmtUpdateSoftwareStatusComputerChanged",
  ),
  ...of("administrators are not told of the states of lines", "asnMgmtLineStateChanged"),
  ...of(
    "there is no federation",
    "asnMgmtFederationServerStatusChanged",
    "asnMgmtFederationServerDiagnosticComplete",
  ),
  ...of("there is no upgrade of an older database", "asnMgmtUpgradeProgress"),
  ...of("there are no licences that could change", "asnMgmtOnLicensesHaveChangedEvent"),
  ...of("the mesh is disabled, so the state of no node changes", "asnMgmtMeshNodeStatusChanged"),
  ...of("error 501: the server does not speak LDAP", "asnMgmtFetchMetaDNs"),
  ...of(
    "there is no media server",
    "asnMCUCreatePipeline",
    "asnMCUCreateMediaElement",
    "asnMCUElementProcessAnswer",
    "asnMCUElementRenegotiate",
    "asnMCUServerStatus",
    "asnMCUiceCandidate",
    "asnMCURemovePipeline",
    "asnMCUError",
  ),
  ...of("there are no files of updates", "asnACUOnFileChunk"),
  ...of("clients are not told that old messages have been removed", "asnChatDatabaseMaintenance"),
  ...of("agents cannot block anybody", "asnAgentNotifyBlockedRTCChanged"),
  ...of("the vendor's servers do not serve it either", "asnBinaryTransferForwardElement"),
  ...of(
    "there are no agents of services elsewhere",
    "asnRegisterServiceAgents",
    "asnUnregisterServiceAgents",
    "asnSetServiceAgentStates",
    "asnResponseSetServiceAgentStatesFailed",
    "asnRequestServiceAgentStateChange",
    "asnRequestServiceAgentLogin",
    "asnRequestServiceAgentLogout",
    "asnRequestServiceAgentsStatusUpdate",
  ),
};

function of(why: string, ...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, why]));
}
