/* The search: an index that the generator made (generator/web/search.h tells how it is written),
   lunr to look words up in it, and a combobox (WAI-ARIA 1.2) that shows what was found. */
(function () {
  'use strict';
  var letters = 'TQWA';
  var fields = ['title', 'question', 'words', 'answer'];
  var weights = [4, 3, 3, 1];
  var most = 10;
  var book;

  /* ---------------------------------------------------------------- Words
     As search_words() of generator/web/search.c has them. */

  function fold(text) {
    return text.normalize('NFKD').replace(/[\p{M}\u00AD\u200B-\u200D'\u2019]/gu, '')
      .toLowerCase().replace(/\u00DF/g, 'ss');
  }

  function words(text) {
    var found = fold(text).match(/[\p{L}\p{N}]+(?:[-\u2010\u2011]+[\p{L}\p{N}]+)*/gu) || [];
    return found.reduce(function (all, word) {
      var parts = word.split(/[-\u2010\u2011]+/);
      return all.concat(parts, parts.length > 1 ? parts.join('') : []);
    }, []);
  }

  /* To compare whole texts: without punctuation, but with what a number or an address needs. */
  function plain(text) {
    return fold(text).replace(/[^\p{L}\p{N}.-]+/gu, ' ').replace(/\.? *$/, '').trim();
  }

  /* lunr's stemmer knows English only. */
  function stem(word) {
    return /^en\b/.test(book.lang) ? lunr.stemmer(new lunr.Token(word)).toString() : word;
  }

  /* ---------------------------------------------------------------- The index */

  /* The lines of each term: of a word, and of all words that have it as their stem. */
  function readTerms() {
    var terms = new Map();
    function add(term, line) {
      if (terms.has(term))
        terms.get(term).push(line);
      else
        terms.set(term, [line]);
    }
    book.terms.split('\n').forEach(function (line) {
      var space = line.indexOf(' ');
      var word = line.slice(0, space);
      var root = stem(word);
      add(word, line.slice(space + 1));
      if (root !== word)
        add(root, line.slice(space + 1));
    });
    return terms;
  }

  /* How often a term stands in the fields of documents: [[document, count], ...] by field. */
  function countsOf(lines, buffer) {
    var counts = fields.map(function () { return []; });
    lines.forEach(function (line) {
      line.match(/[A-Z][^A-Z]+/g).forEach(function (part) {
        var field = letters.indexOf(part[0]);
        var doc = 0;
        part.slice(1).split('.').forEach(function (item) {
          var pair = item.split('*');
          doc += parseInt(pair[0], 36);
          if (!buffer[field][doc])
            counts[field].push([doc, 0]);
          buffer[field][doc] += +(pair[1] || 1);
        });
      });
    });
    counts.forEach(function (list, field) {
      list.forEach(function (pair) {
        pair[1] = buffer[field][pair[0]];
        buffer[field][pair[0]] = 0;
      });
    });
    return counts;
  }

  /* lunr's own weighing (BM25, with its usual b and k1), from counts instead of from texts. */
  function buildIndex() {
    var n = book.docs.length;
    var terms = readTerms();
    var names = Array.from(terms.keys()).sort();
    var buffer = fields.map(function () { return new Uint32Array(n); });
    var lengths = fields.map(function () { return new Uint32Array(n); });
    var counts = names.map(function (term) { return countsOf(terms.get(term), buffer); });
    counts.forEach(function (entry) {
      entry.forEach(function (list, field) {
        list.forEach(function (pair) { lengths[field][pair[0]] += pair[1]; });
      });
    });
    var means = lengths.map(function (list) {
      return list.reduce(function (sum, length) { return sum + length; }, 0) / n;
    });

    var inverted = Object.create(null);
    var vectors = Object.create(null);
    var nothing = Object.create(null);
    counts.forEach(function (entry, i) {
      var posting = inverted[names[i]] = Object.create(null);
      var within = Math.max.apply(null, entry.map(function (list) { return list.length; }));
      var rarity = Math.log(1 + (n - within + 0.5) / (within + 0.5));
      posting._index = i;
      entry.forEach(function (list, field) {
        var docs = posting[fields[field]] = Object.create(null);
        list.forEach(function (pair) {
          var ref = 'd' + pair[0];
          var key = fields[field] + '/' + ref;
          var long = lengths[field][pair[0]] / means[field];
          docs[ref] = nothing;
          vectors[key] = vectors[key] || new lunr.Vector();
          /* In order of the terms, as lunr.Vector wants its elements. */
          vectors[key].elements.push(i, weights[field] * rarity * 2.2 * pair[1] / (1.2 * (0.25 + 0.75 * long) + pair[1]));
        });
      });
    });
    return new lunr.Index({
      invertedIndex: inverted,
      fieldVectors: vectors,
      tokenSet: lunr.TokenSet.fromArray(names),
      fields: fields,
      pipeline: new lunr.Pipeline()
    });
  }

  /* ---------------------------------------------------------------- Finding */

  /* A word as it is, its stem, words that begin so, words that are one slip away. */
  function findWord(word) {
    return book.index.query(function (query) {
      query.term(word, { boost: 10 });
      query.term(stem(word), { boost: 6 });
      if (word.length > 1)
        query.term(word, { boost: 3, wildcard: lunr.Query.wildcard.TRAILING });
      if (word.length > 3)
        query.term(word, { boost: 1, editDistance: 1 });
    });
  }

  /* Address, number or title in full come first, then index entries, then beginnings of titles. */
  function exactness(doc, asked) {
    return doc.names.indexOf(asked) >= 0 ? 3 : doc.entries.indexOf(asked) >= 0 ? 2 :
      doc.names[2].indexOf(asked) === 0 ? 1 : 0;
  }

  function find(text) {
    var asked = plain(text);
    var scores = new Map();
    words(text).forEach(function (word) {
      findWord(word).forEach(function (match) {
        var doc = +match.ref.slice(1);
        /* The root: two words found count for more than one of them found often. */
        scores.set(doc, (scores.get(doc) || 0) + Math.sqrt(match.score));
      });
    });
    if (asked)
      book.docs.forEach(function (doc, i) {
        var bonus = exactness(doc, asked);
        if (bonus)
          scores.set(i, (scores.get(i) || 0) + bonus * 1e6);
      });
    return Array.from(scores.keys()).sort(function (a, b) {
      return scores.get(b) - scores.get(a) || a - b;
    }).slice(0, most).map(function (i) { return book.docs[i]; });
  }

  /* ---------------------------------------------------------------- Showing */

  var svg = 'http://www.w3.org/2000/svg';

  function element(name, className, text) {
    var node = document.createElement(name);
    node.className = className;
    if (text)
      node.textContent = text;
    return node;
  }

  function sign(name) {
    var drawing = document.createElementNS(svg, 'svg');
    var use = document.createElementNS(svg, 'use');
    drawing.setAttribute('aria-hidden', 'true');
    drawing.setAttribute('viewBox', '0 0 16 16');
    use.setAttribute('href', '#sign-' + name);
    drawing.appendChild(use);
    return drawing;
  }

  /* "(x) Forbidden Client, Agency": a verdict, and for whom. */
  function verdictLine(doc) {
    var line = element('span', 'verdicts', '');
    book.verdicts.forEach(function (verdict, i) {
      var who = book.roles.filter(function (role, r) { return doc.cells[r] === String(i); });
      if (!who.length)
        return;
      var word = element('span', 'v ' + verdict[0], '');
      word.appendChild(sign(verdict[0]));
      word.appendChild(element('span', 'w', verdict[1]));
      line.appendChild(word);
      line.appendChild(element('span', 'whom', ' ' + who.join(', ') + ' '));
    });
    return line;
  }

  function optionOf(doc, i) {
    var option = element('li', '', '');
    option.id = 'search-' + i;
    option.dataset.href = doc.href;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    option.appendChild(element('span', 'num', doc.number + ' '));
    option.appendChild(element('span', 'tt', (doc.question || doc.title) + ' '));
    if (doc.cells)
      option.appendChild(verdictLine(doc));
    return option;
  }

  function combobox(input, texts) {
    var form = input.form;
    var status = document.getElementById('search-status');
    var list = element('ul', 'found', '');
    var results = [];
    var active = -1;

    function close() {
      list.hidden = true;
      active = -1;
      input.setAttribute('aria-expanded', 'false');
      input.removeAttribute('aria-activedescendant');
    }

    function select(i) {
      if (active >= 0)
        list.children[active].setAttribute('aria-selected', 'false');
      active = i;
      if (i < 0) {
        input.removeAttribute('aria-activedescendant');
        return;
      }
      list.children[i].setAttribute('aria-selected', 'true');
      list.children[i].scrollIntoView({ block: 'nearest' });
      input.setAttribute('aria-activedescendant', list.children[i].id);
    }

    function show() {
      results = find(input.value);
      close();
      list.replaceChildren.apply(list, results.map(optionOf));
      list.hidden = !results.length;
      input.setAttribute('aria-expanded', String(!list.hidden));
      status.textContent = !input.value.trim() ? '' :
        results.length === 0 ? texts.none :
        results.length === 1 ? texts.one : texts.many.replace('#', results.length);
      status.className = results.length || !input.value.trim() ? 'vh' : 'none-found';
    }

    function open(i) {
      location.href = results[i].href;
    }

    function move(step) {
      if (list.hidden)
        show();
      if (results.length)
        select((active + step + (active < 0 && step < 0 ? 1 : 0) + results.length) %
          results.length);
    }

    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-expanded', 'false');
    input.setAttribute('aria-controls', 'search-found');
    list.id = 'search-found';
    list.hidden = true;
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', texts.list);
    input.parentNode.appendChild(list);

    input.addEventListener('input', show);
    input.addEventListener('blur', close);
    input.addEventListener('keydown', function (event) {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        move(event.key === 'ArrowDown' ? 1 : -1);
      } else if (event.key === 'Escape' && !list.hidden) {
        event.preventDefault();
        close();
      }
    });
    /* Before the field loses the focus, and with it the list. */
    list.addEventListener('mousedown', function (event) { event.preventDefault(); });
    list.addEventListener('click', function (event) {
      var option = event.target.closest('[role=option]');
      if (option)
        open(Array.prototype.indexOf.call(list.children, option));
    });
    /* Enter and the button: what is chosen, else the first; else the index, as without script. */
    form.addEventListener('submit', function (event) {
      if (list.hidden && input.value.trim())
        show();
      if (!results.length)
        return;
      event.preventDefault();
      open(Math.max(active, 0));
    });
    if (input.value)
      show();
  }

  window.proviso_index = function (data) {
    book = data;
    book.docs = book.docs.map(function (row) {
      var file = row[0].replace(/\.html$/, '').replace(/^.*#/, '');
      return { href: row[0], number: row[1], title: row[2], question: row[3], cells: row[4],
        names: [file, row[1], row[2], row[3]].map(plain), entries: row[5].split('|').map(plain) };
    });
    book.index = buildIndex();
  };
  window.proviso_search = combobox;
}());
