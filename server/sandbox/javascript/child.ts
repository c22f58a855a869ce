// A process that runs JavaScript and TypeScript in QuickJS: ready with a fresh realm, asked once.
import { leave, receive, tell } from "../child-channel.ts";
import { sealHost } from "../seal-host.ts";
import { filesOf } from "./files.ts";
import { openRealm } from "./realm.ts";

const realm = await openRealm();
sealHost();
const request = receive();
const files = filesOf(request.files);
// Their types are stripped before the program's time begins; what fails is told where it is imported.
files.prepare();
tell({ type: "started" });
tell(realm.run(request, files));
leave();
