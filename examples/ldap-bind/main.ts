// Finds entries of a directory by an attribute, and prints them, each as a line of JSON:
//
//     HOST=.. PORT=389 NAME=cn=admin,dc=example,dc=org PASSWORD=.. node main.js dc=example,dc=org uid ada
import { LdapClient, LdapError } from "./client.js";

const { HOST: host = "localhost", PORT: port = 389, NAME: name = "", PASSWORD = "" } = process.env;
const [base = "", attribute = "objectClass", value] = process.argv.slice(2);

const client = await LdapClient.connect(host, Number(port));
try {
  await client.bind(name, PASSWORD);
  const attributeDesc = Buffer.from(attribute);
  const filter =
    value === undefined
      ? { present: attributeDesc }
      : { equalityMatch: { attributeDesc, assertionValue: Buffer.from(value) } };
  for await (const entry of client.search(base, filter)) console.log(JSON.stringify(entry));
} catch (error) {
  if (!(error instanceof LdapError)) throw error;
  console.error(`${error.code}: ${error.message}`);
  process.exitCode = 1;
} finally {
  client.close();
}
