import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { expect, it, onTestFinished } from "vitest";
import { world } from "./world.js";

const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/**
 * What the manual's second page does (manual line 340): a session with Basic credentials and four
 * headers, then a call whose UCSID is an element turned to text, for the variable is not declared.
 */
const page2 = `<!doctype html><input id="ucsid" value="local"><pre id="result"></pre><script>
function ask(path, headers, body, then) {
  var xhr = new XMLHttpRequest();
  xhr.addEventListener("loadend", function () { then(xhr); });
  xhr.open("POST", path, true);
  xhr.setRequestHeader("Content-Type", "application/json;charset=utf-8");
  for (var name in headers) xhr.setRequestHeader(name, headers[name]);
  xhr.send(body);
}
ask("/ws/client/createsession", { Authorization: "Basic " + btoa("alice:secret"), "X-no401": "1",
  "X-ucsid": document.getElementById("ucsid").value, "X-simple": "1" }, undefined, function (created) {
  ask("/ws/client/asnGetLoggedInContact", { "X-ucsessionid": JSON.parse(created.responseText).sessionid,
    "X-ucsid": ucsid }, "{ }", function (called) {
    document.getElementById("result").textContent = called.status + " " + called.responseText;
  });
});
</script>`;

it("a page that asks as the manual's page for sessions does gets its answer", async () => {
  if (!existsSync(executablePath)) {
    throw new Error(`no browser at ${executablePath}: install Debian's chromium, or set CHROMIUM`);
  }
  const { url } = await world();
  const args = ["--no-sandbox", "--headless", "--disable-gpu", "--disable-background-networking"];
  const browser = await chromium.launch({ executablePath, args });
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await page.route(`${url}/sample.html`, (route) =>
    route.fulfill({ contentType: "text/html", body: page2 }),
  );
  await page.goto(`${url}/sample.html`);
  await page.getByText(/^200 /).waitFor();
  expect(await page.textContent("#result")).toContain('"u8sLoggedInUser":"alice"');
});
