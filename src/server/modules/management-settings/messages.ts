import {
  AsnMgmtNotificationSettings,
  AsnMgmtSMSManagerSettings,
  AsnMgmtSMSSenderAddressType,
  AsnMgmtSMTPServerSettings,
  AsnMgmtUnansweredOptionEnum,
  asnMgmtGetNotificationSettings,
  asnMgmtGetSMSManagerSettings,
  asnMgmtGetSMSProvider,
  asnMgmtGetSMTPServerSettings,
  asnMgmtSetNotificationSettings,
  asnMgmtSetSMSManagerSettings,
  asnMgmtSetSMTPServerSettings,
  type AsnMgmtNotificationSettingsExclusions,
} from "../../../modules/management/management.js";
import { admin, type ModuleContext } from "../../kernel/index.js";
import {
  among,
  flag,
  inSettings,
  port,
  secretMembers,
  themselves,
  type FamilyInSettings,
  type Rule,
  type WholeFamily,
} from "../settings/api.js";

/** A server for mails that become short messages (manual lines 34363-34451, 41571). */
export const smtpServer: WholeFamily<AsnMgmtSMTPServerSettings> = {
  family: {
    name: "smtp-server",
    type: AsnMgmtSMTPServerSettings,
    rules: {
      iSmtpEnabled: flag,
      iSmtpPort: port,
      iAllowSMSAll: flag,
      iAllowSMSUserLogin: flag,
      iAllowSMSUserMailFrom: flag,
      iAllowSMSUserMobileTo: flag,
    },
  },
  get: [asnMgmtGetSMTPServerSettings],
  set: asnMgmtSetSMTPServerSettings,
  ...themselves,
};

/** The provider of short messages (manual lines 32845-32921, 40464). */
export const smsManager: WholeFamily<AsnMgmtSMSManagerSettings> = {
  family: {
    name: "sms-manager",
    type: AsnMgmtSMSManagerSettings,
    rules: { iSenderAddressType: among(AsnMgmtSMSSenderAddressType) },
    secrets: secretMembers("u8sLoginPassword"),
  },
  get: [asnMgmtGetSMSManagerSettings],
  set: asnMgmtSetSMSManagerSettings,
  ...themselves,
};

const unanswered = among(AsnMgmtUnansweredOptionEnum);

/** The units of the spans are not said. */
const exclusions: Rule<AsnMgmtNotificationSettingsExclusions> = (given) =>
  given.iNotForRecurrentCallsTimeSpan < 0 ||
  given.iNotForShortRingingCallTimeSpan < 0 ||
  given.iNotForLongRingingCallTimeSpan < 0
    ? "has a negative time span"
    : undefined;

/** Which calls that nobody answered are reported by mail or short message (manual lines 36046-36099, 45557). */
export const notifications: FamilyInSettings<AsnMgmtNotificationSettings> = {
  family: {
    name: "notifications",
    type: AsnMgmtNotificationSettings,
    rules: {
      iUnansweredCallEMailNotification: unanswered,
      iUnansweredCallSMSNotification: unanswered,
      emailNotificationExclusions: exclusions,
      objSMSNotificationExclusions: exclusions,
    },
  },
  get: [asnMgmtGetNotificationSettings],
  set: asnMgmtSetNotificationSettings,
  ...inSettings,
};

/** Serves the list of providers of short messages (2510, manual line 32923). */
export function handleProviders({ handle }: Pick<ModuleContext<any>, "handle">): void {
  handle(asnMgmtGetSMSProvider, {
    access: admin,
    unit: "none",
    // The form of the text is not said; this is a list with nothing in it.
    run: () => ({ u8sProviderListAsXML: '<?xml version="1.0" encoding="utf-8"?><providers/>' }),
  });
}
