// MiniSearch as a peer: reads JSON lines, answers each with one.
//
//   node minisearch.mjs NODE_MODULES
//
// {"add": [text, …]} makes texts searchable, numbered on; {"search": typed} answers with `found`,
// the numbers of the best. Every answer tells `spent`, the seconds of processor time that went
// into adding and searching so far, and `memory`, by how much the process has grown, in MB.

import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import readline from "node:readline";

const LIMIT = 10;
const folder = path.resolve(process.argv[2]);
const MiniSearch = createRequire(path.join(folder, "_"))("minisearch");
const described = fs.readFileSync(path.join(folder, "minisearch", "package.json"), "utf8");
const { version } = JSON.parse(described);
const versions = { MiniSearch: version, Node: process.version.slice(1) };

const folded = (word) => word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
const slips = (word) => (word.length < 4 ? false : word.length < 8 ? 1 : 2);

const index = new MiniSearch({ fields: ["text"], processTerm: folded });
let count = 0;
let spent = 0;
const before = process.memoryUsage().rss;

function add(texts) {
  index.addAll(texts.map((text) => ({ id: count++, text })));
}

// As tantivy is asked: every word, with slips by its length; the last one as a prefix.
function search(typed) {
  const unfinished = !typed.endsWith(" ");
  const found = index.search(typed.trim(), {
    combineWith: "AND",
    fuzzy: slips,
    maxFuzzy: 2,
    prefix: (word, place, all) => unfinished && place === all.length - 1,
  });
  return found.slice(0, LIMIT).map((hit) => hit.id);
}

for await (const line of readline.createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  const began = process.cpuUsage();
  let found = [];
  if (asked.add) add(asked.add);
  else found = search(asked.search);
  const used = process.cpuUsage(began);
  spent += (used.user + used.system) / 1e6;
  // rss as it is, not its peak: what collecting garbage leaves over is the kinder figure.
  const memory = (process.memoryUsage().rss - before) / 2 ** 20;
  process.stdout.write(JSON.stringify({ found, spent, memory, versions }) + "\n");
}
