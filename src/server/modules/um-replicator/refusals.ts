import { AsnUMReplicatorCommitTransactionErrorEnum } from "../../../modules/um-replicator/um-replicator.js";
import { RequestError } from "../../kernel/index.js";
import { ComputerError } from "../computers/api.js";
import { GroupError } from "../groups/api.js";
import { UserError } from "../users/api.js";

/** The `iErrorDetail` of all operations (manual lines 51103-51602): each of their lists has the same numbers. */
export const codes = AsnUMReplicatorCommitTransactionErrorEnum.values;

/** The errors have the members of AsnRequestError, but types of their own. */
export const refuse = (iErrorDetail: number, u8sErrorString: string) => ({
  iErrorDetail,
  u8sErrorString,
});

export function wrongParameter(text: string, options?: ErrorOptions): RequestError {
  return new RequestError(codes.wrongparameter, text, options);
}

export function wrongTransaction(): RequestError {
  return new RequestError(codes.wrongtransactionid, "There is no such transaction");
}

export function tooMuch(text: string): RequestError {
  return new RequestError(codes.toomanyobjectsfortransaction, text);
}

/** Does work on an object; a refusal of the module that keeps it becomes the code `wrongparameter` with the object's name. */
export async function naming<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isRefusal =
      error instanceof UserError ||
      error instanceof GroupError ||
      error instanceof ComputerError ||
      error instanceof RequestError;
    if (!isRefusal) throw error;
    throw wrongParameter(`${what}: ${error.message}`, { cause: error });
  }
}
