/* The search: an index that the generator made (generator/web/search.h tells how it is written),
   lunr's stemmer and its way of weighing, and a combobox (WAI-ARIA 1.2) that shows what was
   found.  lunr's own index is not built: for 1,000 practices that takes long enough to be noticed,
   most of it for a set of all words, and a sorted list serves as well. */
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
    if (/^[\0-\x7F]*$/.test(text))
      return text.replace(/'/g, '').toLowerCase();
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

  /* ---------------------------------------------------------------- The index
     Sorted words, each with its line.  What a line says is read when somebody asks for its word,
     so that there is nothing else to build. */

  function readIndex() {
    var n = book.docs.length;
    var words = [];
    var lines = new Map();
    book.terms.split('\n').forEach(function (line) {
      var space = line.indexOf(' ');
      words.push(line.slice(0, space));
      lines.set(line.slice(0, space), line.slice(space + 1));
    });
    book.lines = lines;
    book.words = words.sort();
    book.postings = new Map();
    book.means = fields.map(function (name, field) {
      return book.docs.reduce(function (sum, doc) { return sum + doc.lengths[field]; }, 0) / n;
    });
  }

  /* How often words stand in the fields of documents: by field a map from document to count. */
  function countsOf(words) {
    var counts = fields.map(function () { return new Map(); });
    words.forEach(function (word) {
      book.lines.get(word).match(/[A-Z][^A-Z]+/g).forEach(function (part) {
        var map = counts[letters.indexOf(part[0])];
        var doc = 0;
        part.slice(1).split('.').forEach(function (item) {
          var pair = item.split('*');
          doc += parseInt(pair[0], 36);
          map.set(doc, (map.get(doc) || 0) + +(pair[1] || 1));
        });
      });
    });
    return counts;
  }

  /* What words (those of one root) weigh in each document, by BM25 with lunr's b and k1. */
  function posting(key, words) {
    if (book.postings.has(key))
      return book.postings.get(key);
    var weightsOf = new Map();
    var n = book.docs.length;
    var counts = countsOf(words);
    var within = Math.max.apply(null, counts.map(function (map) { return map.size; }));
    var rarity = Math.log(1 + (n - within + 0.5) / (within + 0.5));
    counts.forEach(function (map, field) {
      map.forEach(function (count, doc) {
        var long = book.docs[doc].lengths[field] / book.means[field];
        weightsOf.set(doc, (weightsOf.get(doc) || 0) +
          weights[field] * rarity * 2.2 * count / (1.2 * (0.25 + 0.75 * long) + count));
      });
    });
    book.postings.set(key, weightsOf);
    return weightsOf;
  }

  /* The words that begin so. */
  function beginning(start) {
    var from = 0;
    var to = book.words.length;
    while (from < to) {
      var middle = (from + to) >> 1;
      if (book.words[middle] < start)
        from = middle + 1;
      else
        to = middle;
    }
    var found = [];
    for (; from < book.words.length && book.words[from].indexOf(start) === 0; from++)
      found.push(book.words[from]);
    return found;
  }

  /* The words with this root.  Stemming never touches the first two letters. */
  function family(root) {
    return beginning(root.slice(0, 2)).filter(function (word) {
      return word === root || stem(word) === root;
    });
  }

  /* One letter more, less or another one, or two that changed places. */
  function isSlip(a, b) {
    var start = 0;
    var end = 0;
    var shorter = Math.min(a.length, b.length);
    if (Math.abs(a.length - b.length) > 1)
      return false;
    while (start < shorter && a[start] === b[start])
      start++;
    while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end])
      end++;
    var restA = a.slice(start, a.length - end);
    var restB = b.slice(start, b.length - end);
    return restA.length < 2 && restB.length < 2 ||
      restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
  }

  /* ---------------------------------------------------------------- Finding */

  /* Documents by how well they fit a word: as it is, in other forms, as a beginning, and one slip
     away.  [document, score] each; the more words it may stand for, the less each counts. */
  function findWord(word) {
    var asked = [];
    var boosts = new Map();
    function ask(key, boost, words) {
      boosts.set(key, (boosts.get(key) || 0) + boost);
      asked.push([key, boost, words]);
    }
    function askAll(words, boost) {
      words.forEach(function (found) { ask(found, boost, [found]); });
    }
    if (book.lines.has(word))
      ask(word, 10, [word]);
    var kin = family(stem(word));
    if (kin.length)
      ask(' ' + stem(word), 6, kin);
    if (word.length > 1)
      askAll(beginning(word), 3);
    if (word.length > 3)
      askAll(book.words.filter(function (other) { return isSlip(word, other); }), 1);

    var length = 0;
    boosts.forEach(function (boost) { length += boost * boost; });
    var scores = new Map();
    asked.forEach(function (one) {
      posting(one[0], one[2]).forEach(function (weight, doc) {
        scores.set(doc, (scores.get(doc) || 0) + one[1] * weight / Math.sqrt(length));
      });
    });
    return scores;
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
      findWord(word).forEach(function (score, doc) {
        /* The root: two words found count for more than one of them found often. */
        scores.set(doc, (scores.get(doc) || 0) + Math.sqrt(score));
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
    doc.only.forEach(function (line) {
      option.appendChild(element('span', 'only', line + ' '));
    });
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
        names: [file, row[1], row[2], row[3]].map(plain), entries: row[5].split('|').map(plain),
        lengths: row[6], only: row[7] || [] };
    });
    readIndex();
  };
  window.proviso_search = combobox;
}());
