// Runs the house guards over the tree: `node scripts/guards/run.mjs [name …]`. Exit 1 when a rule is broken.
import { fileURLToPath } from 'node:url';
import { readTree } from './files.mjs';
import { importBreaches } from './imports.mjs';
import { messageBreaches } from './messages.mjs';
import { moneyBreaches } from './money.mjs';
import { nameBreaches } from './names.mjs';
import { packageBreaches } from './packages.mjs';
import { placeBreaches } from './places.mjs';
import { purityBreaches } from './purity.mjs';
import { rawSqlBreaches } from './raw-sql.mjs';
import { scopeTableBreaches } from './scope-table.mjs';
import { sizeBreaches } from './sizes.mjs';
import { wrappedBreaches } from './wrapped.mjs';

/** Each takes the files and answers with what is broken, where, and the cure. */
export const GUARDS = {
  imports: importBreaches,
  names: nameBreaches,
  sizes: sizeBreaches,
  purity: purityBreaches,
  wrapped: wrappedBreaches,
  'scope-table': scopeTableBreaches,
  messages: messageBreaches,
  'raw-sql': rawSqlBreaches,
  money: moneyBreaches,
  packages: packageBreaches,
  places: placeBreaches,
};

async function main() {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !(name in GUARDS));
  if (unknown.length > 0)
    throw new Error(`no guard ${unknown.join(', ')}: ${Object.keys(GUARDS).join(', ')}`);
  const files = readTree(fileURLToPath(new URL('../../', import.meta.url)));
  let count = 0;
  for (const name of wanted.length > 0 ? wanted : Object.keys(GUARDS)) {
    const breaches = [...(await GUARDS[name](files))].sort((a, b) =>
      a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line,
    );
    for (const { file, line, rule, cure } of breaches) console.log(`${file}:${line}  ${rule}  ${cure}`);
    count += breaches.length;
  }
  console.log(count === 0 ? `guards: ${files.size} files, nothing broken` : `guards: ${count} broken`);
  process.exitCode = count === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
