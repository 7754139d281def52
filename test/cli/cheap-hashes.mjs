import crypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";

// Loaded before the command: a server hashes passwords at each start and each logon, which is meant
// to cost half a second of the processor. The tests of the command line start a hundred of them.
const { scrypt } = crypto;
crypto.scrypt = (password, salt, length, options, done) =>
  scrypt(password, salt, length, { ...options, N: 16 }, done);
syncBuiltinESMExports();
