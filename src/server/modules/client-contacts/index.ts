import * as Operations from "../../../modules/client-contacts-list/client-contacts-list.js";
import { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import {
  defineModule,
  listRead,
  requestErrorValue,
  RequestError,
  RequestErrorDetail,
  user,
  type Module,
} from "../../kernel/index.js";
import { userService } from "../users/api.js";
import { Contents } from "./contents.js";
import { contentMigrations, type ContentTables } from "./schema.js";
import { ContentRules, outOfDate, type Content, type ContentLimits } from "./service.js";
import { listOf } from "./views.js";

const { eNOFILTER, eNOPICTURES } = Operations.AsnClientContentContactFilter.values;

/** The optional parameter that says why there is no content, and its value: nothing has been found. */
const noContent = [{ key: "FileErrorCode", value: { integerdata: 2 } }];

/**
 * Serves the module ClientContactsList (1126, 4600-4610, manual chapter 18): the contacts that users keep in their clients, in groups.
 */
export function clientContactsModule(limits: ContentLimits = {}): Module<ContentTables> {
  return defineModule<ContentTables>({
    name: "client-contacts",
    needs: [userService],
    migrations: contentMigrations,
    setup(module) {
      const { handle } = module;
      const rules = new ContentRules(limits);
      const contents = new Contents(module, rules);

      handle(Operations.asnGetClientContent, {
        access: user,
        unit: "read",
        large: true,
        async run({ iContactFilter: filter }, { db, principal }) {
          if (filter !== eNOFILTER && filter !== eNOPICTURES) {
            const { invalidArgument } = RequestErrorDetail;
            throw new RequestError(invalidArgument, "There is no such iContactFilter");
          }
          const form = filter === eNOPICTURES ? "plain" : "contact";
          const content = await rules.all(db, principal.user.id, form);
          return content === undefined
            ? { ...resultOf(nothing, ""), optionalParams: noContent }
            : resultOf(content, String(content.revision));
        },
      });
      handle(Operations.asnSubscribeClientContent, {
        access: user,
        unit: "none",
        async run(argument, request) {
          const { iRevision: known = 0, iEventFlagsToSubscribe: flags } = argument;
          const clusters = argument.u8sGroupClusterIDRestriction;
          return { iRevision: await contents.subscribe(request, known, flags, clusters) };
        },
      });
      handle(Operations.asnUnsubscribeClientContent, {
        access: user,
        unit: "none",
        run(_, request) {
          contents.unsubscribe(request);
          return {};
        },
      });
      handle(Operations.asnChangeClientContent, {
        access: user,
        unit: "none",
        refuse: (detail, text) => ({
          ...requestErrorValue(detail, text),
          ...(detail === outOfDate && {
            optionalParams: [{ key: "ClientContentOutOfDate", value: { integerdata: 1 } }],
          }),
        }),
        run: async (argument, request) => ({
          iRevision: await contents.change(request, argument),
        }),
      });
      handle(Operations.asnClientContentSubscribeToTags, {
        access: user,
        unit: "none",
        async run(_, request) {
          await contents.subscribeToTags(request);
          return {};
        },
      });
      handle(Operations.asnClientContentSaveTags, {
        access: user,
        unit: "none",
        run: async ({ u8sTaggedIDs: ids }, request) => ({
          iRevision: await contents.saveTags(request, ids),
        }),
      });
    },
  });
}

const octets = new Uint8Array(0);
const nothing: Content = {
  revision: 0,
  contacts: octets,
  version: "",
  editable: 1,
  structure: octets,
};

function resultOf(
  { contacts, version: u8sVersion, editable: iIsEditable, structure }: Content,
  u8sRevision: string,
) {
  return {
    u8sContentRevision: u8sRevision,
    contactList: listRead(AsnNetDatabaseContact, [contacts]),
    contentstructure: {
      iIsEditable,
      u8sVersion,
      u8sRevision,
      u8sLastWriter: "",
      // A list may be encoded already wherever it is.
      listGroupClusters: listOf(
        Operations.AsnClientContentGroupCluster,
        structure,
      ) as unknown as Operations.AsnClientContentGroupCluster[],
    },
  };
}
