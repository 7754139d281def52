import { AsnProjectPinRule, type AsnCtiNewCallParams } from "../../../modules/common/common.js";
import { invalid, RequestError } from "../../kernel/index.js";
import { limits } from "./limits.js";
import type { KnownLocation } from "./line-book.js";
import { noProject } from "./live-call.js";
import { paramOf } from "./params.js";

/** The error of asnCtiMakeCall for project settings that are wrong (manual line 27396). */
const wrong = 1;

/** The project of a call that is to be made. */
export interface ChosenProject {
  readonly project: AsnProjectPinRule;
  /** Whether a project with the name that was looked for has been found; undefined if none was looked for. */
  readonly wasFound: boolean | undefined;
}

/**
 * The project of a call, by the rules of the line's location (manual lines 23865, 24168): the one that is given, or the one with the name in
 * `FindAndValidateProject`. A location that has projects knows all that may be used, with their PINs.
 * @throws RequestError for a project that may not be used.
 */
export function chooseProject(
  params: AsnCtiNewCallParams | undefined,
  location: KnownLocation,
): ChosenProject {
  const wanted = paramOf(params?.optionalParams, "FindAndValidateProject");
  const given = params?.projectPinRule ?? noProject;
  if (AsnProjectPinRule.encode(given).length > limits.project) {
    throw invalid(`the project has over ${limits.project} octets`);
  }
  if (typeof wanted === "string" && wanted !== "") {
    const found = location.projects.find(({ u8sProjectName: name }) => name === wanted);
    if (found === undefined) {
      // Without an answer that says so, the client could not tell this from a call that the PBX refuses.
      if (paramOf(params?.optionalParams, "ProjectErrorHandling") === 1) {
        throw new RequestError(wrong, "There is no such project");
      }
      return { project: noProject, wasFound: false };
    }
    return { project: checked({ ...given, ...identityOf(found) }, found), wasFound: true };
  }
  if (given.u8sProjectName === "" || location.projects.length === 0) {
    return { project: isBlank(given) ? noProject : given, wasFound: undefined };
  }
  const known = location.projects.find(({ u8sProjectName: name }) => name === given.u8sProjectName);
  if (known === undefined) throw new RequestError(wrong, "There is no such project");
  return { project: checked(given, known), wasFound: undefined };
}

function identityOf(
  rule: AsnProjectPinRule,
): Pick<AsnProjectPinRule, "u8sProjectName" | "u8sProjectPin" | "iProjectType" | "u8sLocationID"> {
  const { u8sProjectName, u8sProjectPin, iProjectType, u8sLocationID } = rule;
  return { u8sProjectName, u8sProjectPin, iProjectType, u8sLocationID };
}

/** @throws RequestError unless the user has entered the PIN that the project has. */
function checked(given: AsnProjectPinRule, known: AsnProjectPinRule): AsnProjectPinRule {
  const { u8sProjectPin: pin } = known;
  if (pin !== "" && given.u8sUserEnteredPin !== pin && given.u8sProjectPin !== pin) {
    throw new RequestError(wrong, "The PIN of the project is wrong");
  }
  return given;
}

function isBlank(rule: AsnProjectPinRule): boolean {
  return Object.values(rule).every((value) => value === "" || value === 0 || value === false);
}
