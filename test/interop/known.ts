/** Modules of the corpus that OTP 25 does not compile, by what it lacks; see `askOtp` for what it says itself. */
export const refusals: Readonly<Record<string, readonly string[]>> = {
  "macros of X.208": [
    "MacroDefinition",
    "MacroObjectType",
    "MacroOperationCode",
    "MacroOperationType",
    "MacroSigned",
    "MacroSmiV2",
    "MacroTrapType",
    "MAP-Operations",
    "Structure-Of-Information",
    "Management-Protocol",
  ],
  "names and punctuation that only this package reads": [
    "UC-Server-Access-Protocol-Example",
    "UC-Habits-Appointments",
    "UC-Habits-Common",
    "UC-Habits-Lines",
  ],
  "members without names (X.208)": ["X680Unnamed"],
  "imports found by object identifier": ["ImportByIdentifier", "ImportSameName"],
  "types of time, OID-IRI and encoding instructions (X.680 of 2002 and later)": [
    "X680TimeTypes",
    "X680OidIri",
    "X680EncodingInstructions",
  ],
  "exceptions with a type": ["X680Exceptions"],
  "IMPLICIT over a tagged CHOICE": ["X680ImplicitChoice"],
  "numbers with a point that are a REAL": ["X680RealValues"],
  "quotation marks doubled in a string": ["X680Utf8String"],
  "values of CONTAINING (X.680 22.3, 23.3)": ["X680Containing"],
  "values of extension additions": [
    "X680SequenceExtended",
    "X680SequenceTwoMarkers",
    "X680SetExtended",
  ],
  "names of bits in a field of an object": ["Abstract-Syntax"],
  "commas, and sets that are fields or in place, where an object or a table is written": [
    "Extensions-Of-Messages",
    "Imports-Generics",
    "Object-Set-Field",
  ],
  "types from objects (X.681 15)": ["Type-Field-Of-Object"],
  "keys of a table further out, within a component, or of a field by another name": [
    "Key-By-Number",
    "Key-Further-Out",
    "Key-Of-Components",
  ],
  "imports from a module of which the corpus has another by that name": [
    "Certificates-By-Objects",
    "Messages-By-Objects",
  ],
  "an error within its compiler": [
    "Key-In-Choice",
    "Several-Keys",
    "Value-Of-Its-Type",
    "KerberosV5Spec2",
    "Message-Frames",
    "Object-With-Parameter",
    "Remote-Operations-Generic-ROS-PDUs",
    "Value-Set",
    "Value-Set-Parameter",
    "Variable-Type-Value",
  ],
};

/** Modules over which its compiler never ends: it is not given them. */
export const endless: ReadonlySet<string> = new Set(["Instance-Of-Itself"]);

/** What OTP 25 reads or writes in another way than X.690 says, or than this package where X.690 leaves a choice. */
export const differences: Readonly<Record<string, readonly string[]>> = {
  "tags of what a dummy stands for are implicit (X.680 31.2.7 c)": [
    "Automatic-Instances.A",
    "Dummy-Is-Tagged.A",
    "Facilities.A",
    "Facilities.B",
    "Multimedia.A",
    "Setup-Or-Release.A",
  ],
  "tags of open types are implicit (X.680 31.2.7 c)": [
    "Elementary-Procedures.A",
    "Elementary-Procedures.HandoverRequired",
    "Road-Signs.A",
  ],
  "sets of objects with fields of objects, or objects without what a table asks for, do not work": [
    "Objects-Without-Type.A",
    "Schema-Objects.A",
  ],
  "COMPONENTS OF takes the other type's automatic tags along (X.680 25.4)": [
    "X680ComponentsOfAutomatic.Wide",
    "X680ComponentsOfAutomatic.wide",
  ],
  "EMBEDDED PDV counts its tags without the descriptor (X.680 36.5)": [
    "X680EmbeddedPdv.P",
    "X680EmbeddedPdv.fixed",
  ],
  "EXTERNAL has other tags (X.690 8.18)": [
    "X680External.E",
    "X680External.new",
    "X680External.old",
  ],
  "values of open types name no type": ["X680OpenValues.number", "X680OpenValues.row"],
  "tags have 14 bits at most": ["X680HighTags.F", "X680WideTags.A", "X680WideTags.B"],
  "a REAL has no zero and no infinity": [
    "X680Real.R",
    "X680Real.zero",
    "X680Real.plus",
    "X680Real.minus",
  ],
  "zeros behind named bits are kept, as X.680 22.7 permits": ["X680BitStringNamed.digits"],
};
