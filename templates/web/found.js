/* The page of results, for what its address asks.  Questions of one guide stand together, each behind
   the cases in which it arises, and with them those that the search did not find but that are
   answered otherwise; the others by chapter; then those of other roles, then words and guides.  What
   only this page shows is loaded in shards (generator/web/search.h). */
window.proviso_found = function (page, input, texts, load) {
  'use strict';
  var MOST_VARIANTS = 4;
  var asked = new URLSearchParams(location.search).get('q') || '';
  var words = page.dataset;
  var shards = {};
  var make = window.proviso_parts.element;
  var fill = window.proviso_parts.fill;
  if (!asked.trim())
    return;
  var found = window.proviso_find(asked);
  var book = found.book;
  book.comma = texts.comma;
  var mine = book.ids.indexOf(document.documentElement.dataset.as);

  function put(parent, name, className, text) {
    return parent.appendChild(make(name, className, text));
  }

  function details(doc) {
    var row = shards[Math.floor(doc.at / book.size)][doc.at % book.size];
    return { chapter: row[0], answer: row[1], whens: row[2], varies: row[3] };
  }

  function isOthers(doc) {
    return mine >= 0 && doc.cells && doc.cells[mine] === '-';
  }

  /* "Running: Allowed": the cases of the rule table with another verdict. */
  function variants(parent, doc) {
    var said = [];
    details(doc).varies.forEach(function (one) {
      var cases = one[0].split('|').filter(Boolean).join(texts.comma);
      var concerned = book.roles.filter(function (role, r) {
        return doc.cells[r] !== '-' && (!one[2] || one[2].indexOf(book.digits[r]) >= 0) &&
          (mine < 0 || r === mine) && doc.cells[r] !== one[1];
      });
      var verdict = book.verdicts[book.digits.indexOf(one[1])];
      var text = verdict && texts.scoped.replace(/#[12]/g, function (place) { return place === '#1' ? cases : verdict[1]; });
      if (cases && verdict && concerned.length && said.indexOf(text) < 0)
        said.push(text);
    });
    said.slice(0, MOST_VARIANTS).forEach(function (text) { put(parent, 'li', '', text); });
  }

  /* A verdict that all roles share is shown without names. */
  function verdicts(parent, doc) {
    var cells = Array.prototype.filter.call(doc.cells, function (cell, r) {
      return cell !== '-' && (mine < 0 || doc.cells[mine] === '-' || r === mine);
    });
    var isOne = cells.every(function (cell) { return cell === cells[0]; });
    if (isOne && !isOthers(doc))
      parent.appendChild(window.proviso_parts.verdictWord(book.verdicts[book.digits.indexOf(cells[0])]));
    else
      parent.appendChild(window.proviso_parts.verdictLine(doc, book));
    var list = make('ul', 'cases', '');
    variants(list, doc);
    if (list.firstChild)
      parent.appendChild(list);
  }

  function row(list, doc, names) {
    var item = put(list, 'li', '', '');
    var more = details(doc);
    var whens = more.whens.filter(function (when) { return !names || names.indexOf(when[0]) >= 0; });
    if (names && names.length) {
      var when = put(item, 'p', 'when', '');
      whens.forEach(function (one) { put(when, 'span', '', one[1] + ' '); });
    }
    var text = put(item, 'div', 'what', '');
    var link = put(text, 'a', 'tt', doc.question || doc.title);
    link.href = doc.href;
    if (!doc.cells)
      put(text, 'span', 'num', ' ' + doc.number);
    else if (more.answer)
      put(text, 'p', 'says', more.answer);
    if (doc.cells)
      verdicts(put(item, 'div', 'verdicts', ''), doc);
  }

  function head(title, href, note) {
    var box = put(page, 'section', 'found-group', '');
    var line = put(box, 'h2', 's', '');
    if (href)
      put(line, 'a', '', title).href = href;
    else
      line.textContent = title;
    if (note)
      put(box, 'p', 'hint', note);
    return put(box, 'ol', 'results', '');
  }

  /* The circumstances by which the questions differ, which do not all arise in the same cases. */
  function differing(docs) {
    var names = [];
    docs.forEach(function (doc) {
      details(doc).whens.forEach(function (when) {
        if (names.indexOf(when[0]) < 0)
          names.push(when[0]);
      });
    });
    return names.filter(function (name) {
      var all = docs.map(function (doc) {
        return details(doc).whens.filter(function (when) { return when[0] === name; }).join();
      });
      return all.some(function (one) { return one !== all[0]; });
    });
  }

  /* For a guide: the questions found, in its order, then those with another answer. */
  function ofGuide(guide, hits) {
    var known = hits.map(function (doc) { return doc.cells; });
    var others = guide[1].map(function (at) { return book.docs[at]; }).filter(function (doc) {
      return hits.indexOf(doc) < 0 && !isOthers(doc) && known.indexOf(doc.cells) < 0;
    });
    return hits.concat(others);
  }

  function guideOf(doc) {
    return book.guides.filter(function (guide) { return guide[0] < book.docs.length && guide[1].indexOf(doc.at) >= 0; })[0];
  }

  function groups() {
    var list = [];
    found.docs.forEach(function (doc) {
      var guide = doc.cells && !isOthers(doc) && guideOf(doc);
      var key = !doc.cells ? 'more' : isOthers(doc) ? 'others' : guide ? guide : 'chapter ' + doc.number.split('.')[0];
      var group = list.filter(function (one) { return one.key === key; })[0];
      if (!group)
        list.push(group = { key: key, guide: guide, docs: [] });
      group.docs.push(doc);
    });
    return list;
  }

  /* Has a question another verdict than the first one, for a role that both concern? */
  function isDivided(list) {
    var docs = list.filter(function (group) { return group.key !== 'others' && group.key !== 'more'; })
      .reduce(function (all, group) { return all.concat(group.guide ? ofGuide(group.guide, group.docs) : group.docs); }, []);
    return docs.some(function (doc) {
      return book.roles.some(function (role, r) {
        var pair = [docs[0].cells[r], doc.cells[r]];
        return (mine < 0 || r === mine) && pair[0] !== pair[1] && pair.indexOf('-') < 0;
      });
    });
  }

  function show(list) {
    page.textContent = '';
    put(page, 'p', 'lead', found.docs.length === 0 ? texts.none :
      window.proviso_parts.count(texts.found, found.docs.length));
    if (isDivided(list))
      put(page, 'p', 'hint divided', words.differ);
    if (mine >= 0) {
      var note = put(page, 'p', 'also', words.shown.replace('#1', book.roles[mine]) + ' ');
      var any = put(note, 'a', '', words.any);
      any.href = '?as=&q=' + encodeURIComponent(asked);
    }
    found.groups.forEach(function (group) {
      put(page, 'p', 'also', fill(texts.also, group.names.join(texts.comma)));
    });
    ['', 'others', 'more'].forEach(function (last) {
      list.filter(function (group) { return last ? group.key === last : group.key !== 'others' && group.key !== 'more'; }).forEach(function (group) {
        if (group.guide) {
          var docs = ofGuide(group.guide, group.docs);
          var names = docs.length > 1 ? differing(docs) : [];
          var guide = book.docs[group.guide[0]];
          var under = head(guide.title, guide.href, names.length ? words.depends.replace('#1', names.join(texts.comma)) : '');
          docs.forEach(function (doc) { row(under, doc, names); });
          return;
        }
        var chapter = !last && book.chapters.filter(function (one) { return one[0] === details(group.docs[0]).chapter; })[0];
        var below = last === 'others' ? head(words.others) : last ? head(words.more) : head(chapter ? chapter[1] : '', chapter ? chapter[2] : '');
        group.docs.forEach(function (doc) { row(below, doc, []); });
      });
    });
  }

  input.value = asked;
  document.getElementById('search-title').textContent = fill(texts.asked, asked.trim());
  document.getElementById('search-without').hidden = found.docs.length > 0;
  var list = groups();
  var files = [];
  window.proviso_shard = function (n, rows) { shards[n] = rows; };
  list.forEach(function (group) {
    group.docs.concat(group.guide ? ofGuide(group.guide, group.docs) : []).forEach(function (doc) {
      var file = book.shards[Math.floor(doc.at / book.size)];
      if (files.indexOf(file) < 0)
        files.push(file);
    });
  });
  load(files, function () { show(list); });
};
