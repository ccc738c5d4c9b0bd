// Shared by the tests of the answer that asks: goes through the questions of a page, and knows what
// `proviso ask` says to the same situation.
'use strict';
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { top } = require('./site.js');

// What ask says to lines of "practice as=role case...": one object a line.
function ask(handbook, lines) {
  if (!lines.length)
    return [];
  const out = execFileSync(path.join(top, 'out/release/proviso'), ['ask', '--batch', '-', handbook],
    { cwd: top, input: lines.join('\n') + '\n', encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'], maxBuffer: 1 << 28 });
  return out.trim().split('\n').map((line) => JSON.parse(line));
}

// Each verdict as the site words it.
const words = new Map([...fs.readFileSync(path.join(top, 'templates/words/en.xml'), 'utf8')
  .matchAll(/key="verdict\.([a-z-]+)">([^<]*)</g)].map((m) => [m[1], m[2]]));

// A small generator of numbers from a seed, so that each run tries the same situations.
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(state / 2 ** 32 * below);
  };
}

// In the page: puts what reads it there.
function install() {
  const at = () => document.querySelector('.asks');
  const text = (element) => element.textContent.replace(/\s+/g, ' ').trim();
  // Clicks a link inside the page, and waits until the address has changed.
  const click = (link) => new Promise((done) => {
    if (link.hash === location.hash)
      return done();
    addEventListener('hashchange', done, { once: true });
    link.click();
  });
  const go = (hash) => click(Object.assign(document.createElement('a'), { href: hash }));
  const choices = () => [...at().querySelectorAll('.choices li:not(.unsure) a')];
  const verdicts = () => [...at().querySelectorAll('.ans')].map((box) => ({
    act: text(box.querySelector('.judged')),
    practice: [...box.querySelectorAll('p.m a')].map((a) => a.getAttribute('href')).filter((href) => !href.startsWith('#')).map((href) => href.replace('.html', '')).pop(),
    word: box.querySelector('.w').textContent,
    rules: [...new Set([...box.querySelectorAll('[data-rule]')].map((p) => p.dataset.rule))].sort(),
    conditions: box.querySelectorAll('.prov input').length,
    lines: [...box.querySelectorAll('p.m')].map(text),
  }));
  const said = () => ({
    hash: decodeURIComponent(location.hash),
    verdicts: verdicts(),
    answers: [...at().querySelectorAll('.answers li')].map((li) => [li.querySelector('.n').textContent, li.querySelector('b').textContent]),
    changes: [...at().querySelectorAll('.what-if li')].map((li) => ({ links: [...li.querySelectorAll('a')].map((a) => a.getAttribute('href')), lines: [...li.querySelectorAll('.then')].map(text) })),
  });
  window.asking = { at, text, click, go, choices, verdicts, said };
}

// In the page: goes n times from the first question to an answer, at random; what it says each time,
// and where what would change the answer does not lead to what it says.
async function wander({ n, seed }) {
  const { go, click, choices, verdicts, said } = window.asking;
  let state = seed;
  const random = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(state / 2 ** 32 * below);
  };
  const found = [];
  for (let i = 0; i < n; i++) {
    await go('#start');
    for (let links; (links = choices()).length;)
      await click(links[random(links.length)]);
    const end = { ...said(), wrong: [] };
    for (const { links, lines } of end.changes.filter((one, k) => one.lines.some((line) => line) && (i + k) % 5 === 0)) {
      await go(links[0]);
      const there = verdicts().map((one) => `${one.act} ${one.word}`.trim());
      end.wrong.push(...lines.filter((line) => line && there.length && !there.includes(line)).map((line) => `${end.hash}: ${line}; ${links[0]} says ${there}`));
    }
    found.push(end);
  }
  return found;
}

// In the page: says "I am not sure" to a question on the way; what that shows, and every verdict that
// is possible from there, found by trying each answer.  Null if there are more than `most`.
async function doubt({ depth, seed, most }) {
  const { at, go, click, choices, verdicts, said } = window.asking;
  await go('#start');
  for (let i = 0; i < depth; i++) {
    const links = choices();
    if (!links.length)
      break;
    await click(links[(seed + i) % links.length]);
  }
  const link = at().querySelector('.choices .unsure a');
  if (!link)
    return null;
  const possible = new Set();
  // The next questions, without what was answered to later ones before.
  const ways = () => {
    const n = at().querySelectorAll('.answers li').length + 1;
    return choices().map((a) => a.getAttribute('href').split(',').slice(0, n).join(','));
  };
  const left = ways();
  const unsure = link.getAttribute('href');
  for (let tried = 0; left.length; tried++) {
    if (tried > most)
      return null;
    await go(left.pop());
    left.push(...ways());
    verdicts().forEach((one) => possible.add(`${one.act}|${one.word}`));
  }
  await go(unsure);
  const shown = said();
  const order = [...at().children].reduce((acts, element) => {
    if (element.matches('.ans'))
      acts.push({ act: window.asking.text(element.querySelector('.judged')), words: [element.querySelector('.w').textContent] });
    else if (element.matches('.what-if'))
      acts[acts.length - 1].words.push(...[...element.querySelectorAll('.w')].map((w) => w.textContent));
    return acts;
  }, []);
  const wrong = [];
  for (const { links, lines } of shown.changes)
    for (const href of links) {
      await go(href);
      const there = verdicts().map((one) => one.word);
      if (there.length && !there.includes(lines[0]))
        wrong.push(`${unsure}: ${href} is not ${lines[0]} but ${there}`);
    }
  return { unsure, possible: [...possible].sort(), shown: [...new Set(order.flatMap((one) => one.words.map((word) => `${one.act}|${word}`)))].sort(), order, wrong };
}

module.exports = { ask, words, numbers, install, wander, doubt };
