import { AsnUserStaticRights, AsnUserStaticRights2 } from "../../../modules/admin/admin.js";

const first = AsnUserStaticRights.values;
const second = AsnUserStaticRights2.values;

/** What a new user may use, in bits of AsnUserStaticRights: all that needs nothing else, and cannot be used to spend money. */
export const standardStaticRights =
  first.eUSERRIGHTSSENDUSERUSER |
  first.eUSERRIGHTSEMPTY |
  first.eUSERRIGHTSUSEPROCALL |
  first.eUSERRIGHTSUSERCTI |
  first.eUSERRIGHTSUSEPHONEBOOK |
  first.eUSERRIGHTSUSERPRESENCE |
  first.eUSERRIGHTSUSERVIEWJOURNAL |
  first.eUSERRIGHTSGLOBALDELETEJOURNAL |
  first.eUSERRIGHTSDESKSHAREACCEPT |
  first.eUSERRIGHTSDESKSHAREFULL |
  first.eUSERRIGHTSAVAUDIO |
  first.eUSERRIGHTSAVVIDEO;

/** The same in bits of AsnUserStaticRights2. */
export const standardStaticRights2 =
  second.eUSERRIGHTS2LOGINOVERINTERNET | second.eUSERRIGHTS2LOGINBYMOBILE;

/** `eUSERRIGHTS2ENABLEFORANONYMOUSAPI`, which is {@link User.public}. */
export const publicRight = second.eUSERRIGHTS2ENABLEFORANONYMOUSAPI;
