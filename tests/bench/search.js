#!/usr/bin/env node
// How long a browser takes to make the index of the site's search from its file, for N practices, and how
// that compares with only parsing the file.
//
//   tests/bench/search.js [N...]         the default is 1000 5000 (PROVISO=another program)
'use strict';
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { browser } = require('../web/site.js');

const top = path.resolve(__dirname, '../..');
const program = process.env.PROVISO || path.join(top, 'out/release/proviso');

// Runs in the page: milliseconds of parsing the data and of making the index, the best of nine times.
function measure() {
  const text = JSON.stringify(window.data);
  const best = { parse: Infinity, index: Infinity };
  for (let i = 0; i < 9; i++) {
    const start = performance.now();
    const data = JSON.parse(text);
    const parsed = performance.now();
    window.build(data);
    best.parse = Math.min(best.parse, parsed - start);
    best.index = Math.min(best.index, performance.now() - parsed);
  }
  return best;
}

async function measureSite(chromium, site) {
  const text = (start) => fs.readFileSync(path.join(site, fs.readdirSync(site).find((name) => name.startsWith(start))), 'utf8');
  const tab = await chromium.newPage();
  await tab.evaluate(text('search.'));
  await tab.evaluate(() => { window.build = window.proviso_index; window.proviso_index = (data) => { window.data = data; }; });
  await tab.evaluate(text('search-index.'));
  const best = await tab.evaluate(measure);
  await tab.close();
  return best;
}

(async () => {
  const counts = process.argv.length > 2 ? process.argv.slice(2) : ['1000', '5000'];
  const chromium = await browser();
  for (const n of counts) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'proviso-bench-'));
    execFileSync(path.join(__dirname, 'make_handbook.py'), [n, folder], { stdio: 'inherit' });
    execFileSync(program, ['build', '--quiet', '--site', '-o', folder, path.join(folder, 'handbook.xml')], { stdio: 'inherit' });
    const { parse, index } = await measureSite(chromium, path.join(folder, 'site'));
    console.log(`N=${n}  parsing ${parse.toFixed(1)} ms, the index ${index.toFixed(1)} ms, ${(index / parse).toFixed(1)} times as long`);
    fs.rmSync(folder, { recursive: true, force: true });
  }
  await chromium.close();
})();
