// Shared by the tests of the site: builds a site from a handbook, runs a server on the loopback interface
// and a browser, and prints TAP.
'use strict';
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const http = require('node:http');
const os = require('node:os');
const path = require('node:path');

const top = path.resolve(__dirname, '../..');

// ------------------------------------------------------------------ TAP

let count = 0;
let failed = 0;

function ok(isGood, name, detail) {
  count++;
  if (!isGood)
    failed++;
  console.log(`${isGood ? 'ok' : 'not ok'} ${count} - ${name}`);
  if (!isGood && detail)
    console.log(String(detail).replace(/^/gm, '#   '));
}

// Thrown if the machine lacks what the rest of a test needs.
class Skip extends Error {}

// Runs the test, prints the number of checks, and ends the process.
function run(test) {
  test().catch((error) => {
    if (error instanceof Skip)
      console.log(`ok ${++count} - the rest of this test # SKIP ${error.message}`);
    else
      ok(false, 'the test itself', error.stack);
  }).finally(() => {
    console.log(`1..${count}`);
    for (const dir of made)
      fs.rmSync(dir, { recursive: true, force: true });
    // A browser or server that is still open after an error must not keep the process alive.
    process.exit(failed || !count ? 1 : 0);
  });
}

// ------------------------------------------------------------------ Sites

const made = [];
const handbooks = {
  library: 'tests/whole/tool-library/handbook.xml',
  platform: 'content/handbook.xml',
};

// Builds a handbook with these arguments; { dir, pages, text(page) }.
function build(handbook, ...args) {
  const out = fs.mkdtempSync(path.join(os.tmpdir(), 'proviso-site-'));
  made.push(out);
  execFileSync(path.join(top, 'out/release/proviso'),
    ['build', '--quiet', '-o', out, ...args, handbook], { cwd: top, stdio: ['ignore', 'ignore', 'pipe'] });
  const dir = path.join(out, fs.readdirSync(out).find((name) => /^site/.test(name)));
  const files = fs.readdirSync(dir, { recursive: true })
    .filter((name) => fs.statSync(path.join(dir, name)).isFile()).sort();
  return {
    dir,
    files,
    pages: files.filter((name) => name.endsWith('.html')),
    text: (name) => fs.readFileSync(path.join(dir, name), 'utf8'),
  };
}

// The same as one file; its path.
function single(handbook, ...args) {
  const out = fs.mkdtempSync(path.join(os.tmpdir(), 'proviso-single-'));
  made.push(out);
  execFileSync(path.join(top, 'out/release/proviso'),
    ['build', '--quiet', '--edition', 'single', '-o', out, ...args, handbook], { cwd: top, stdio: ['ignore', 'ignore', 'pipe'] });
  return path.join(out, fs.readdirSync(out).find((name) => name.endsWith('.html')));
}

// The tool library in another language.
function translated(lang, ...args) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'proviso-library-'));
  made.push(folder);
  fs.cpSync(path.join(top, 'tests/whole/tool-library'), folder, { recursive: true });
  fs.cpSync(path.join(top, 'tests/whole/tool-library-po'), path.join(folder, 'po'), { recursive: true });
  const handbook = path.join(folder, 'handbook.xml');
  return { handbook, ...build(handbook, '--lang', lang, ...args) };
}

// The tool library in Arabic as if it were Persian, for which Proviso has no words.
function unworded(...args) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'proviso-library-'));
  made.push(folder);
  fs.cpSync(path.join(top, 'tests/whole/tool-library'), folder, { recursive: true });
  fs.mkdirSync(path.join(folder, 'po'));
  const arabic = fs.readFileSync(path.join(top, 'tests/whole/tool-library-po/ar.po'), 'utf8');
  fs.writeFileSync(path.join(folder, 'po/fa.po'), arabic.replace('Language: ar', 'Language: fa'));
  const handbook = path.join(folder, 'handbook.xml');
  return { handbook, ...build(handbook, '--lang', 'fa', ...args) };
}

// One page of each kind, and of each verdict; every page belongs to one of these kinds.
function kinds(site) {
  const seen = new Map();
  for (const page of site.pages) {
    const html = site.text(page);
    const kind = html.match(/<body class="([a-z]+)"/)[1];
    const verdict = kind === 'practice' ? html.match(/class="ans ([a-z-]+)"/)[1] : '';
    // Pages for different roles are of the same kind.
    const name = kind === 'list' ? page.replace(/^(as|changes)-.*/, '$1-ROLE.html') : `${kind} ${verdict}`.trim();
    if (!seen.has(name))
      seen.set(name, page);
  }
  return seen;
}

// ------------------------------------------------------------------ Serving

const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript',
  '.json': 'application/json', '.xml': 'application/xml', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.jpg': 'image/jpeg', '.pdf': 'application/pdf' };

// Serves a folder below /some/where/; { base, close() }.
async function serve(dir) {
  const prefix = '/some/where/';
  const server = http.createServer((request, response) => {
    const url = new URL(request.url, 'http://127.0.0.1');
    const file = path.join(dir, path.normalize(decodeURIComponent(url.pathname).slice(prefix.length) || 'index.html'));
    const isThere = url.pathname.startsWith(prefix) && file.startsWith(dir) && fs.existsSync(file);
    const isFile = isThere && fs.statSync(file).isFile();
    response.writeHead(isFile ? 200 : 404, { 'Content-Type': types[path.extname(file)] || 'application/octet-stream' });
    response.end(isFile ? fs.readFileSync(file) : 'nothing here');
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    base: `http://127.0.0.1:${server.address().port}${prefix}`,
    close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
  };
}

// ------------------------------------------------------------------ The browser

// Finds a browser that starts: Ubuntu's /usr/bin/chromium-browser and firefox are stubs without their snaps.
function works(executable) {
  try {
    return /\d+\.\d+/.test(execFileSync(executable, ['--version'], { encoding: 'utf8', stdio: 'pipe' }));
  } catch {
    return false;
  }
}

async function browser(args = []) {
  const { chromium } = require('../node_modules/playwright-core');
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
    .find(works);
  if (!executablePath)
    throw new Skip('no Chromium on this machine');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic',
    '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', ...args] });
}

// Firefox, driven by WebDriver BiDi.
async function firefox() {
  const executablePath = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find(works);
  if (!executablePath)
    throw new Skip('no Firefox on this machine');
  const { launch } = require('../node_modules/puppeteer-core');
  return launch({ browser: 'firefox', executablePath, headless: true });
}

module.exports = { top, ok, run, build, single, translated, unworded, handbooks, kinds, serve, browser, firefox };
