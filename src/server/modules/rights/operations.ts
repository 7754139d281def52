import {
  AsnGetSettingsDynamicRightsErrorEnum,
  AsnSetSettingsDynamicRightsErrorEnum,
  asnGetSettingsDynamicGroupRights,
  asnGetSettingsDynamicRights,
  asnGetSettingsGlobalDynamicRights,
  asnMyPresenceRightsChallenge,
  asnRequestMyPresenceRightsChallenge,
  asnResetMyPresenceRightsChallenges,
  asnSetSettingsDynamicRights,
} from "../../../modules/general/general.js";
import {
  asnRemoveDynamicRights,
  asnSetDynamicRights,
} from "../../../modules/presence-v2/presence-v2.js";
import { RequestError, user, type ModuleContext } from "../../kernel/index.js";
import { ofOwnContact } from "../users/api.js";
import { levelOfBit } from "./levels.js";
import type { Model } from "./model.js";
import { globalTriple, groupTriples } from "./own-rights.js";
import type { Rights } from "./rights.js";
import type { RightsTables } from "./schema.js";
import type { GrantRules } from "./service.js";

/** What {@link handleRights} depends on. */
export interface OperationParts {
  readonly module: Pick<ModuleContext<RightsTables>, "handle">;
  readonly model: Model;
  readonly rules: GrantRules;
  readonly challenges: Rights["challenges"];
}

const { permissiondenied: denied, unknownrights } = AsnSetSettingsDynamicRightsErrorEnum.values;

/** The same number in both enumerations. */
const readDenied = AsnGetSettingsDynamicRightsErrorEnum.values.permissiondenied;

const done = { iResult: 0 };

/** Serves what users do with their own rights. */
export function handleRights({ module, model, rules, challenges }: OperationParts): void {
  const { handle } = module;
  // Not even an administrator may read or change what another has granted.
  const ofOwn = ofOwnContact<{ u8sContactID: string }>(({ u8sContactID }) => u8sContactID);
  const ofOwner = ofOwnContact<{ u8sOwnerContactID: string }>(
    ({ u8sOwnerContactID }) => u8sOwnerContactID,
  );
  /** @throws RequestError `permissiondenied` if the settings do not let users grant rights. */
  const requireGranting = (): void => {
    if (!model.settings.bUserUserRightsDisabled) return;
    throw new RequestError(denied, "Users may not grant rights");
  };

  handle(asnSetSettingsDynamicRights, {
    access: ofOwn,
    denied,
    async run({ seqDynamicRightsList: list }, request) {
      requireGranting();
      await rules.replace(request, request.principal.user, list);
      return done;
    },
  });
  handle(asnGetSettingsDynamicRights, {
    access: ofOwn,
    denied: readDenied,
    unit: "read",
    run: async (_, { db, principal }) => ({
      ...done,
      seqDynamicRightsList: await rules.list(db, principal.user),
    }),
  });
  handle(asnGetSettingsDynamicGroupRights, {
    access: ofOwn,
    denied: readDenied,
    unit: "none",
    run: (_, { principal }) => ({
      ...done,
      seqDynamicRightsList: groupTriples(model, principal.user.id),
    }),
  });
  handle(asnGetSettingsGlobalDynamicRights, {
    access: ofOwn,
    denied: readDenied,
    unit: "none",
    run: () => ({ ...done, globalDynamicRights: globalTriple(model) }),
  });
  handle(asnSetDynamicRights, {
    access: ofOwner,
    denied,
    async run({ u8sRemoteContactID, iDynamicRights, dynamicRights }, request) {
      requireGranting();
      const level = levelOfBit(iDynamicRights);
      if (level === undefined) throw new RequestError(unknownrights, "There is no such level");
      const set = await rules.grant(
        request,
        request.principal.user,
        u8sRemoteContactID,
        level,
        dynamicRights,
      );
      return { ...done, dynamicRights: set };
    },
  });
  handle(asnRemoveDynamicRights, {
    access: ofOwner,
    denied,
    async run({ u8sRemoteContactID }, request) {
      requireGranting();
      await rules.remove(request, request.principal.user, u8sRemoteContactID);
      return done;
    },
  });

  handle(asnRequestMyPresenceRightsChallenge, {
    access: user,
    unit: "read",
    async run(_, { db, principal, reply }) {
      const contactsChallenging = await challenges(db, principal.user);
      reply(asnMyPresenceRightsChallenge, { contactsChallenging });
    },
  });
  handle(asnResetMyPresenceRightsChallenges, {
    access: user,
    run: (_, request) => rules.forgetRequests(request, request.principal.user),
  });
}
