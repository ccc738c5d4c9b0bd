#!/usr/bin/env node
// From save to screen: one word of a practice changes in a handbook of N practices, and a browser that
// has its page open under `proviso serve` shows it.  Also how long until both editions are published.
//
//   tests/bench/serve.js [N] [TIMES]     (PROVISO=another program)
'use strict';
const { spawn, spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { browser } = require('../web/site.js');

const top = path.resolve(__dirname, '../..');
const n = Number(process.argv[2] || 500);
const times = Number(process.argv[3] || 10);
const program = process.env.PROVISO || path.join(top, 'out/release/proviso');
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// The practice in the middle: its page, its file, and a place in its first answer.
function target(folder) {
  const files = fs.readdirSync(path.join(folder, 'chapters')).sort();
  const file = path.join(folder, 'chapters', files[Math.floor(files.length / 2)]);
  const text = fs.readFileSync(file, 'utf8');
  const practice = text.match(/<practice xml:id="([^"]+)"/)[1];
  const at = text.indexOf('<answer><p>', text.indexOf(`xml:id="${practice}"`)) + '<answer><p>'.length;
  return { file, practice, before: text.slice(0, at), after: text.slice(at) };
}

(async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'proviso-bench-'));
  spawnSync(path.join(__dirname, 'make_handbook.py'), [String(n), folder], { stdio: 'inherit' });
  const child = spawn(program, ['serve', path.join(folder, 'handbook.xml')]);
  let said = '', out = '';
  child.stderr.on('data', (text) => { said += text; });
  child.stdout.on('data', (text) => { out += text; });
  const built = () => said.split('Built in').length - 1;
  while (!built())
    await wait(20);
  const { file, practice, before, after } = target(folder);
  const chromium = await browser();
  const tab = await chromium.newPage();
  await tab.goto(`http://127.0.0.1:${out.match(/127\.0\.0\.1:(\d+)/)[1]}/${practice}.html`);
  const shown = [], published = [];
  for (let i = 0; i < times; i++) {
    await wait(1000);
    const word = `Word${String.fromCharCode(97 + i % 26)}${i} `, builds = built(), start = performance.now();
    fs.writeFileSync(file, before + word + after);
    while (!await tab.evaluate((w) => document.querySelector('main')?.textContent.includes(w), word.trim()).catch(() => false))
      await wait(2);
    shown.push(performance.now() - start);
    while (built() === builds)
      await wait(5);
    published.push(performance.now() - start);
  }
  const seconds = (list) => [...list].sort((a, b) => a - b).map((ms) => (ms / 1000).toFixed(2));
  const line = (name, list) => console.log(`  ${name.padEnd(12)} median ${seconds(list)[Math.floor(times / 2)]} s, least ${seconds(list)[0]} s, most ${seconds(list)[times - 1]} s`);
  console.log(`N=${n}, ${times} times, on ${os.cpus().length} cores with load ${os.loadavg()[0].toFixed(1)}`);
  line('on screen', shown);
  line('published', published);
  await chromium.close();
  child.kill('SIGTERM');
  fs.rmSync(folder, { recursive: true, force: true });
})();
