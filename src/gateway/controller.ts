import type { Context, Hono } from "hono";
import { answer, type AnswerOptions } from "./answer.js";
import { badRequest } from "./failure.js";
import type { WebClients } from "./http/clients.js";
import { ucsidOf } from "./request.js";

/** What the route of the controller works with. */
export interface ControllerOptions extends AnswerOptions {
  /** The UCSIDs of this server, the default one first. */
  readonly ucsids: readonly string[];
  readonly clients: WebClients;
  /** The origin under which clients reach this web service; the one under which each asks by default. */
  readonly publicUrl: string | undefined;
}

/**
 * Adds `/controller/client/ucws`. Where many servers share an entrance, clients ask a controller which web
 * service has the server of their UCSID. A web service answers this for itself, so that it can be named
 * as the controller.
 */
export function addController(app: Hono, options: ControllerOptions): void {
  const { ucsids, clients, publicUrl } = options;
  app.all("/controller/client/ucws", (context) =>
    answer(context, options, async (request) => {
      ucsidOf(request, ucsids, 404);
      return JSON.stringify({ redirect: publicUrl ?? originOf(context, clients) });
    }),
  );
}

/**
 * The origin under which a client has asked.
 * @throws Failure 400 for an invalid host.
 */
function originOf(context: Context, clients: WebClients): string {
  const host = clients.hostOf(context);
  const origin = `${clients.schemeOf(context)}://${host}`;
  if (/^[^\s/?#@\\]+$/.test(host) && URL.canParse(origin)) return new URL(origin).origin;
  throw badRequest("the Host header is invalid");
}
