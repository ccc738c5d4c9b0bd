#!/usr/bin/env node
// Lighthouse's scores for each kind of page, on a phone and on a desktop, served compressed as hosts do.
//
//   npm install --prefix out/lighthouse --ignore-scripts lighthouse@12.2.3
//   tests/bench/lighthouse.js [platform|library] [phone|desktop] [WORD...]     (words choose kinds of pages)
//
// Asked are 100 for accessibility, best practices and search engines, and 95 for performance; the first three
// do not depend on the machine.  For a phone Lighthouse makes the processor four times slower, which is meant
// for a fast desktop (an index of 1750 in its own benchmark); a slower machine is slowed down by as much less.
// Ends with 1 if a score is lower.
'use strict';
const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const zlib = require('node:zlib');
const { top, handbooks, build, kinds, browser } = require('../web/site.js');

const asked = { accessibility: 100, 'best-practices': 100, seo: 100, performance: 95 };
const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript',
  '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png', '.xml': 'application/xml' };

async function serve(dir) {
  const server = http.createServer((request, response) => {
    const file = path.join(dir, path.normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname)));
    if (!file.startsWith(dir) || !fs.existsSync(file) || !fs.statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': types[path.extname(file)] || 'application/octet-stream',
      'Content-Encoding': 'gzip', 'Cache-Control': 'max-age=3600' });
    response.end(zlib.gzipSync(fs.readFileSync(file)));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { base: `http://127.0.0.1:${server.address().port}/`, close: () => { server.close(); server.closeAllConnections(); } };
}

// What lowers a category's score.
function reasons(report, category) {
  return category.auditRefs.filter(({ id, weight }) => weight && report.audits[id].score !== null && report.audits[id].score < 1)
    .map(({ id }) => `${id}: ${report.audits[id].title}`);
}

async function main() {
  const package_ = path.join(top, 'out/lighthouse/node_modules/lighthouse');
  if (!fs.existsSync(package_))
    throw new Error('Lighthouse is missing: npm install --prefix out/lighthouse --ignore-scripts lighthouse@12.2.3');
  const load = (name) => import(pathToFileURL(path.join(package_, name)));
  const { default: lighthouse } = await load('core/index.js');
  const { default: desktop } = await load('core/config/desktop-config.js');
  const constants = await load('core/config/constants.js');
  const words = process.argv.slice(2);
  const take = (names, otherwise) => {
    const chosen = words.filter((word) => names.includes(word));
    return chosen.length ? chosen : otherwise;
  };
  const [book] = take(Object.keys(handbooks), ['platform']);
  const forms = take(['phone', 'desktop'], ['phone', 'desktop']);
  const wanted = words.filter((word) => !(word in handbooks) && !['phone', 'desktop'].includes(word));

  const site = build(handbooks[book], '--site');
  const server = await serve(site.dir);
  const port = 9300 + process.pid % 600;
  const chromium = await browser([`--remote-debugging-port=${port}`]);
  // The index of this machine, from a page that is not counted.
  const first = await lighthouse(`${server.base}404.html`, { port, logLevel: 'silent', onlyCategories: ['performance'] });
  const index = first.lhr.environment.benchmarkIndex;
  const cpuSlowdownMultiplier = Math.min(Math.max(4 * index / 1750, 1), 4);
  const throttling = { ...constants.throttling.mobileSlow4G, cpuSlowdownMultiplier };
  let isLow = false;
  console.log(`benchmark index ${index}: a phone is ${cpuSlowdownMultiplier.toFixed(1)} times slower`);
  console.log(`${'kind'.padEnd(28)} ${'on'.padEnd(8)} access. pract. search perf.`);
  for (const [kind, page] of kinds(site)) {
    if (wanted.length && !wanted.some((word) => kind.includes(word)))
      continue;
    for (const form of forms) {
      const flags = { port, logLevel: 'silent', onlyCategories: Object.keys(asked), ...(form === 'phone' && { throttling }) };
      const result = await lighthouse(server.base + page, flags, form === 'desktop' ? desktop : undefined);
      const scores = Object.keys(asked).map((id) => Math.round(100 * result.lhr.categories[id].score));
      console.log(`${kind.padEnd(28)} ${form.padEnd(8)} ${scores.map((score) => String(score).padStart(6)).join(' ')}`);
      Object.keys(asked).forEach((id, i) => {
        if (scores[i] >= asked[id])
          return;
        isLow = true;
        console.log(reasons(result.lhr, result.lhr.categories[id]).map((reason) => `    ${reason}`).join('\n'));
      });
    }
  }
  await chromium.close();
  server.close();
  fs.rmSync(path.dirname(site.dir), { recursive: true, force: true });
  return isLow ? 1 : 0;
}

main().then((status) => process.exit(status), (error) => {
  console.error(error.message);
  process.exit(3);
});
