// The site's own search script, in node: what does a query find?  The page around it is a stub
// that keeps what the script shows.
'use strict';
const fs = require('node:fs');
const vm = require('node:vm');

const node = () => ({
  dataset: {}, children: [], style: {}, events: {}, hidden: true,
  setAttribute() {}, removeAttribute() {}, scrollIntoView() {}, appendChild() {},
  replaceChildren(...children) { this.children = children; },
  addEventListener(name, call) { this.events[name] = call; },
});

// For the site in a folder: a function from a query to the addresses found, best first.
exports.searcher = (site) => {
  const elements = {};
  const lists = [];
  const document = {
    createElement(name) { const made = node(); if (name === 'ul') lists.push(made); return made; },
    createElementNS: node,
    getElementById(id) { return elements[id] || (elements[id] = node()); },
  };
  const window = {};
  const self = { window, document, location: {} };
  vm.createContext(self);
  // Files are named by their content: search.HASH.js.
  const read = (name) => fs.readFileSync(`${site}/${fs.readdirSync(site)
    .find((file) => file.replace(/\.[0-9a-f]+\.js$/, '.js') === name)}`, 'utf8');
  for (const file of ['lunr.js', 'search.js'])
    vm.runInContext(read(file), self);
  self.lunr = self.lunr || window.lunr;
  self.proviso_index = window.proviso_index;
  vm.runInContext(read('search-index.js'), self);
  const input = Object.assign(node(), { value: '', form: node(), parentNode: node() });
  window.proviso_search(input, { list: '', none: '', one: '', many: '#' });
  return (query) => {
    input.value = query;
    input.events.input();
    return lists[0].children.map((option) => option.dataset.href);
  };
};

// The queries of the list with the pages that may answer them.
exports.queries = (file) => fs.readFileSync(file, 'utf8').split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => { const [text, wanted] = line.split('\t'); return { text, wanted: wanted.split(' ') }; });

exports.answers = (href, wanted) => wanted.includes(href.replace(/\.html$/, '').replace(/^.*#/, ''));
