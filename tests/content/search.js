// Runs the site's own search script in node.
'use strict';
const fs = require('node:fs');
const vm = require('node:vm');

// For the site in a folder: a function from a query to the addresses found, best first.
exports.searcher = (site) => {
  const window = {};
  const self = { window };
  vm.createContext(self);
  // Files are named by their content: search.HASH.js.
  const read = (name) => fs.readFileSync(`${site}/${fs.readdirSync(site)
    .find((file) => file.replace(/\.[0-9a-f]+\.js$/, '.js') === name)}`, 'utf8');
  vm.runInContext(read('search.js'), self);
  self.proviso_index = window.proviso_index;
  vm.runInContext(read('search-index.js'), self);
  return (query) => [...window.proviso_find(query).docs].map((doc) => doc.href);
};

// The queries of the list, with the pages that may answer them.
exports.queries = (file) => fs.readFileSync(file, 'utf8').split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => { const [text, wanted] = line.split('\t'); return { text, wanted: wanted.split(' ') }; });

exports.answers = (href, wanted) => wanted.includes(href.replace(/\.html$/, '').replace(/^.*#/, ''));
