// Shared by the tests of proviso serve: runs one on a copy of the tool library, asks it, edits its files.
'use strict';
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const http = require('node:http');
const os = require('node:os');
const path = require('node:path');

const top = path.resolve(__dirname, '../..');
const library = path.join(top, 'tests/whole/tool-library');

// Sends a path exactly as written, which fetch would normalize; returns { status, headers, text }.
function ask(port, target, { method = 'GET', host = `127.0.0.1:${port}`, ...headers } = {}) {
  return new Promise((resolve, reject) => {
    const request = http.request({ port, host: '127.0.0.1', path: target, method, headers: { Host: host, ...headers } }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(parts).toString('latin1') }));
    });
    request.on('error', reject);
    request.end();
  });
}

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(condition, seconds = 60) {
  for (let n = 0; n < seconds * 50; n++) {
    if (await condition())
      return true;
    await wait(20);
  }
  return false;
}

// A server on a copy of the library; { port, work, file, child, said }.
async function serve(...args) {
  return serveBook({}, ...args);
}

// `text` replaces the handbook; `ready` is the output that shows when requests can be sent; `languages`
// are those of po/.
async function serveBook({ name = 'proviso-serve-test-', ready = /Built in/, text, languages = [] }, ...args) {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), name));
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'proviso-serve-test-'));
  fs.cpSync(library, work, { recursive: true });
  if (text)
    fs.writeFileSync(path.join(work, 'handbook.xml'), text);
  fs.mkdirSync(path.join(work, 'po'));
  for (const lang of languages)
    fs.copyFileSync(path.join(top, `tests/whole/tool-library-po/${lang}.po`), path.join(work, `po/${lang}.po`));
  const child = spawn(path.join(top, 'out/release/proviso'), ['serve', ...args, path.join(work, 'handbook.xml')],
    { cwd: top, env: { ...process.env, TMPDIR: temporary } });
  const server = { temporary, work, child, said: '', out: '', file: path.join(work, 'handbook.xml') };
  child.stdout.on('data', (text) => { server.out += text; });
  child.stderr.on('data', (text) => { server.said += text; });
  await until(() => /http:\/\/127\.0\.0\.1:(\d+)\//.test(server.out) || child.exitCode !== null);
  server.port = Number((server.out.match(/127\.0\.0\.1:(\d+)/) || [])[1]);
  await until(() => ready.test(server.said) || child.exitCode !== null);
  return server;
}

function edit(file, from, to) {
  const text = fs.readFileSync(file, 'utf8');
  if (!text.includes(from))
    throw new Error(`${file} has no "${from}"`);
  fs.writeFileSync(file, text.replace(from, to));
}

// Ends a server, and removes its files; { code, left }: its exit status, and files that it left.
async function end(server) {
  server.child.kill('SIGTERM');
  const code = await new Promise((resolve) => server.child.exitCode !== null ? resolve(server.child.exitCode) : server.child.on('exit', resolve));
  const left = fs.readdirSync(server.temporary);
  fs.rmSync(server.work, { recursive: true, force: true });
  fs.rmSync(server.temporary, { recursive: true, force: true });
  return { code, left };
}

module.exports = { top, library, ask, edit, end, serve, serveBook, until, wait };
