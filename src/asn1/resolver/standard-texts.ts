/*
 * Modules of recommendations that others import from and whose files few have. What a name means is that of the recommendation; constraints
 * and exceptions that change neither octets nor types are left out.
 */

const ros = (name: string) => `{ joint-iso-itu-t remote-operations(4) ${name} version1(0) }`;
const objects = `Remote-Operations-Information-Objects ${ros("informationObjects(5)")}`;
const pdus = `Remote-Operations-Generic-ROS-PDUs ${ros("generic-ROS-PDUs(6)")}`;
const useful = `Remote-Operations-Useful-Definitions ${ros("useful-definitions(7)")}`;

/** The classes of X.880:1994 clause 6 and 7 are written here once, for modules that import them and those that do not. */
export const operationClasses = (code: string, priority: string): string => `
OPERATION ::= CLASS {
  &ArgumentType OPTIONAL, &argumentTypeOptional BOOLEAN OPTIONAL,
  &returnResult BOOLEAN DEFAULT TRUE,
  &ResultType OPTIONAL, &resultTypeOptional BOOLEAN OPTIONAL,
  &Errors ERROR OPTIONAL, &Linked OPERATION OPTIONAL,
  &synchronous BOOLEAN DEFAULT FALSE, &idempotent BOOLEAN DEFAULT FALSE,
  &alwaysReturns BOOLEAN DEFAULT TRUE,
  &InvokePriority ${priority} OPTIONAL, &ResultPriority ${priority} OPTIONAL,
  &operationCode ${code} UNIQUE OPTIONAL }
  WITH SYNTAX {
    [ARGUMENT &ArgumentType [OPTIONAL &argumentTypeOptional]]
    [RESULT &ResultType [OPTIONAL &resultTypeOptional]]
    [RETURN RESULT &returnResult] [ERRORS &Errors] [LINKED &Linked]
    [SYNCHRONOUS &synchronous] [IDEMPOTENT &idempotent] [ALWAYS RESPONDS &alwaysReturns]
    [INVOKE PRIORITY &InvokePriority] [RESULT-PRIORITY &ResultPriority] [CODE &operationCode] }
ERROR ::= CLASS {
  &ParameterType OPTIONAL, &parameterTypeOptional BOOLEAN OPTIONAL,
  &ErrorPriority ${priority} OPTIONAL,
  &errorCode ${code} UNIQUE OPTIONAL }
  WITH SYNTAX {
    [PARAMETER &ParameterType [OPTIONAL &parameterTypeOptional]]
    [PRIORITY &ErrorPriority] [CODE &errorCode] }`;

const informationObjects = `${objects} DEFINITIONS ::= BEGIN
IMPORTS emptyBind, emptyUnbind FROM ${useful};
${operationClasses("Code", "Priority")}
OPERATION-PACKAGE ::= CLASS {
  &Both OPERATION OPTIONAL, &Consumer OPERATION OPTIONAL, &Supplier OPERATION OPTIONAL,
  &id OBJECT IDENTIFIER UNIQUE OPTIONAL }
  WITH SYNTAX {
    [OPERATIONS &Both] [CONSUMER INVOKES &Supplier] [SUPPLIER INVOKES &Consumer] [ID &id] }
CONNECTION-PACKAGE ::= CLASS {
  &bind OPERATION DEFAULT emptyBind, &unbind OPERATION DEFAULT emptyUnbind,
  &responderCanUnbind BOOLEAN DEFAULT FALSE, &unbindCanFail BOOLEAN DEFAULT FALSE,
  &id OBJECT IDENTIFIER UNIQUE OPTIONAL }
  WITH SYNTAX {
    [BIND &bind] [UNBIND &unbind] [RESPONDER UNBIND &responderCanUnbind]
    [FAILURE TO UNBIND &unbindCanFail] [ID &id] }
CONTRACT ::= CLASS {
  &connection CONNECTION-PACKAGE OPTIONAL, &OperationsOf OPERATION-PACKAGE OPTIONAL,
  &InitiatorConsumerOf OPERATION-PACKAGE OPTIONAL, &InitiatorSupplierOf OPERATION-PACKAGE OPTIONAL,
  &id OBJECT IDENTIFIER UNIQUE OPTIONAL }
  WITH SYNTAX {
    [CONNECTION &connection] [OPERATIONS OF &OperationsOf]
    [INITIATOR CONSUMER OF &InitiatorConsumerOf] [RESPONDER CONSUMER OF &InitiatorSupplierOf] [ID &id] }
ROS-OBJECT-CLASS ::= CLASS {
  &Is ROS-OBJECT-CLASS OPTIONAL, &Initiates CONTRACT OPTIONAL, &Responds CONTRACT OPTIONAL,
  &InitiatesAndResponds CONTRACT OPTIONAL, &id OBJECT IDENTIFIER UNIQUE }
  WITH SYNTAX {
    [IS &Is] [BOTH &InitiatesAndResponds] [INITIATES &Initiates] [RESPONDS &Responds] ID &id }
Code ::= CHOICE { local INTEGER, global OBJECT IDENTIFIER }
Priority ::= INTEGER (0..MAX)
END`;

const genericPdus = `${pdus} DEFINITIONS IMPLICIT TAGS ::= BEGIN
IMPORTS OPERATION, ERROR FROM ${objects};
ROS {InvokeId:InvokeIdSet, OPERATION:Invokable, OPERATION:Returnable} ::= CHOICE {
  invoke [1] Invoke {{InvokeIdSet}, {Invokable}},
  returnResult [2] ReturnResult {{Returnable}},
  returnError [3] ReturnError {{Errors{{Returnable}}}},
  reject [4] Reject }
Invoke {InvokeId:InvokeIdSet, OPERATION:Operations} ::= SEQUENCE {
  invokeId InvokeId (InvokeIdSet),
  linkedId CHOICE { present [0] present < InvokeId, absent [1] NULL } OPTIONAL,
  opcode OPERATION.&operationCode ({Operations}),
  argument OPERATION.&ArgumentType ({Operations}{@opcode}) OPTIONAL }
ReturnResult {OPERATION:Operations} ::= SEQUENCE {
  invokeId InvokeId,
  result SEQUENCE {
    opcode OPERATION.&operationCode ({Operations}),
    result OPERATION.&ResultType ({Operations}{@.opcode}) } OPTIONAL }
ReturnError {ERROR:Errors} ::= SEQUENCE {
  invokeId InvokeId,
  errcode ERROR.&errorCode ({Errors}),
  parameter ERROR.&ParameterType ({Errors}{@errcode}) OPTIONAL }
Reject ::= SEQUENCE {
  invokeId InvokeId,
  problem CHOICE {
    general [0] GeneralProblem,
    invoke [1] InvokeProblem,
    returnResult [2] ReturnResultProblem,
    returnError [3] ReturnErrorProblem } }
GeneralProblem ::= INTEGER { unrecognizedPDU(0), mistypedPDU(1), badlyStructuredPDU(2) }
InvokeProblem ::= INTEGER {
  duplicateInvocation(0), unrecognizedOperation(1), mistypedArgument(2), resourceLimitation(3),
  releaseInProgress(4), unrecognizedLinkedId(5), linkedResponseUnexpected(6), unexpectedLinkedOperation(7) }
ReturnResultProblem ::= INTEGER { unrecognizedInvocation(0), resultResponseUnexpected(1), mistypedResult(2) }
ReturnErrorProblem ::= INTEGER {
  unrecognizedInvocation(0), errorResponseUnexpected(1), unrecognizedError(2), unexpectedError(3), mistypedParameter(4) }
RejectProblem ::= INTEGER {
  general-unrecognizedPDU(0), general-mistypedPDU(1), general-badlyStructuredPDU(2),
  invoke-duplicateInvocation(10), invoke-unrecognizedOperation(11), invoke-mistypedArgument(12),
  invoke-resourceLimitation(13), invoke-releaseInProgress(14), invoke-unrecognizedLinkedId(15),
  invoke-linkedResponseUnexpected(16), invoke-unexpectedLinkedOperation(17),
  returnResult-unrecognizedInvocation(20), returnResult-resultResponseUnexpected(21), returnResult-mistypedResult(22),
  returnError-unrecognizedInvocation(30), returnError-errorResponseUnexpected(31),
  returnError-unrecognizedError(32), returnError-unexpectedError(33), returnError-mistypedParameter(34) }
InvokeId ::= CHOICE { present INTEGER, absent NULL }
noInvokeId InvokeId ::= absent:NULL
NoInvokeId InvokeId ::= { noInvokeId }
Errors {OPERATION:Operations} ERROR ::= { Operations.&Errors }
Bind {OPERATION:operation} ::= CHOICE {
  bind-invoke [16] OPERATION.&ArgumentType ({operation}),
  bind-result [17] OPERATION.&ResultType ({operation}),
  bind-error [18] OPERATION.&Errors.&ParameterType ({operation}) }
Unbind {OPERATION:operation} ::= CHOICE {
  unbind-invoke [19] OPERATION.&ArgumentType ({operation}),
  unbind-result [20] OPERATION.&ResultType ({operation}),
  unbind-error [21] OPERATION.&Errors.&ParameterType ({operation}) }
END`;

const usefulDefinitions = `${useful} DEFINITIONS IMPLICIT TAGS ::= BEGIN
IMPORTS OPERATION, ERROR, OPERATION-PACKAGE FROM ${objects} InvokeId, ROS{} FROM ${pdus};
emptyBind OPERATION ::= { ERRORS { refuse } SYNCHRONOUS TRUE }
emptyUnbind OPERATION ::= { SYNCHRONOUS TRUE }
refuse ERROR ::= { CODE local:-1 }
no-op OPERATION ::= { ALWAYS RESPONDS FALSE CODE local:-1 }
Forward {OPERATION:Operations} OPERATION ::= { Operations | Operations.&Linked.&Linked, ... }
Reverse {OPERATION:Operations} OPERATION ::= { Forward{{Operations.&Linked}} }
ConsumerPerforms {OPERATION-PACKAGE:package} OPERATION ::= {
  Forward{{package.&Consumer}} | Forward{{package.&Both}} |
  Reverse{{package.&Supplier}} | Reverse{{package.&Both}} }
SupplierPerforms {OPERATION-PACKAGE:package} OPERATION ::= {
  Forward{{package.&Supplier}} | Forward{{package.&Both}} |
  Reverse{{package.&Consumer}} | Reverse{{package.&Both}} }
AllOperations {OPERATION-PACKAGE:package} OPERATION ::= {
  ConsumerPerforms{package} | SupplierPerforms{package} }
ROS-SingleAS {InvokeId:InvokeIdSet, OPERATION-PACKAGE:package} ::=
  ROS {{InvokeIdSet}, {AllOperations{package}}, {AllOperations{package}}}
ROS-ConsumerAS {InvokeId:InvokeIdSet, OPERATION-PACKAGE:package} ::=
  ROS {{InvokeIdSet}, {ConsumerPerforms{package}}, {SupplierPerforms{package}}}
ROS-SupplierAS {InvokeId:InvokeIdSet, OPERATION-PACKAGE:package} ::=
  ROS {{InvokeIdSet}, {SupplierPerforms{package}}, {ConsumerPerforms{package}}}
END`;

/** The names of the control characters of ISO 646 in X.680 42.1, from 0 on, and of the last one. */
const controls =
  "nul soh stx etx eot enq ack bel bs ht lf vt ff cr so si dle dc1 dc2 dc3 dc4 nak syn etb can em sub esc is4 is3 is2 is1".split(
    " ",
  );
const cells = [...controls.map((name, code) => [name, code] as const), ["del", 127] as const];

/** Of the characters with names of ISO 10646, which are many thousands, there are none. */
const characters = `ASN1-CHARACTER-MODULE { joint-iso-itu-t asn1(1) specification(0) modules(0) iso10646(0) }
DEFINITIONS ::= BEGIN
${cells.map(([name, code]) => `${name} IA5String ::= { ${code >> 4}, ${code & 15} }`).join("\n")}
END`;

/** By the names of the modules, which are those of the files that are shown in messages, too. */
export const standardTexts: ReadonlyMap<string, string> = new Map([
  ["Remote-Operations-Information-Objects", informationObjects],
  ["Remote-Operations-Generic-ROS-PDUs", genericPdus],
  ["Remote-Operations-Useful-Definitions", usefulDefinitions],
  ["ASN1-CHARACTER-MODULE", characters],
]);
