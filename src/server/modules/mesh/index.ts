import { asnMeshLogin, asnMeshSendCallData } from "../../../modules/mesh/mesh.js";
import {
  anyone,
  defineModule,
  RequestError,
  RequestErrorDetail,
  type Access,
  type Module,
} from "../../kernel/index.js";

import { settingService } from "../settings/api.js";
import { handleAdministration } from "./administration.js";

/** No node has logged in, because none can. */
const node: Access = {
  text: "a node of the mesh, which none is while there is no mesh",
  before: () => "Only for a node of the mesh",
};

/**
 * Refuses nodes of a mesh: asnMeshLogin (3100) and asnMeshSendCallData (3101), manual chapter 32. This server is in no mesh, and says so
 * before it looks at a password. What administrators set for a mesh is kept (Management 2662-2666, 2732, manual lines 37480-37724).
 */
export function meshModule(): Module {
  return defineModule({
    name: "mesh",
    needs: [settingService],
    setup(module) {
      const { handle } = module;
      handleAdministration(module, module.get(settingService).server);
      handle(asnMeshLogin, {
        access: anyone,
        unit: "none",
        run() {
          throw new RequestError(RequestErrorDetail.accessDenied, "The mesh is disabled");
        },
      });
      handle(asnMeshSendCallData, { access: node, unit: "none", run: () => {} });
    },
  });
}
