/* The search: reads the index that the generator made, and ranks as the generator does
   (generator/web/search.h, search_find.c), with integers only, so that both give the same results. */
(function () {
  'use strict';
  var most = 10;
  var book;

  /* ---------------------------------------------------------------- Words
     As generator/web/search_words.c has them. */

  function fold(text) {
    return text.normalize('NFKD').replace(/[\p{M}\u00AD\u200B-\u200D'\u2019]/gu, '')
      .toLowerCase().replace(/\u00DF/g, 'ss').replace(/\u03C2/g, '\u03C3');
  }

  /* Letters of scripts without spaces between words: these are matched by pairs of letters. */
  var unspaced = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Khmr}\\p{sc=Laoo}\\p{sc=Mymr}\\p{sc=Thai}\u30FC';
  var isUnspaced = new RegExp('^[' + unspaced + ']', 'u');
  var runs = new RegExp('[' + unspaced + ']+|[^' + unspaced + ']+', 'gu');

  function pieces(word) {
    return word.match(runs).reduce(function (all, run) {
      var letters = Array.from(run);
      return all.concat(letters.length < 2 || !isUnspaced.test(run) ? run :
        letters.slice(1).map(function (letter, i) { return letters[i] + letter; }));
    }, []);
  }

  function words(text) {
    var found = fold(text).match(/[\p{L}\p{N}]+(?:[-\u2010\u2011]+[\p{L}\p{N}]+)*/gu) || [];
    return found.reduce(function (all, word) {
      var parts = word.split(/[-\u2010\u2011]+/);
      return all.concat(parts, parts.length > 1 ? parts.join('') : []);
    }, []).reduce(function (all, word) { return all.concat(pieces(word)); }, []);
  }

  /* For comparing whole texts: without punctuation, except in numbers and addresses. */
  function plain(text) {
    return fold(text).replace(/[^\p{L}\p{N}.-]+/gu, ' ').replace(/\.? *$/, '').trim();
  }

  /* ---------------------------------------------------------------- The index */

  /* "3.1k,1.9": distances between documents and weights, in base 36.  Each line is decoded only
     when it is needed. */
  function postings(line) {
    var doc = 0;
    if (typeof line.postings === 'string')
      line.postings = !line.postings ? [] : line.postings.split(',').map(function (item) {
        var pair = item.split('.');
        doc += parseInt(pair[0], 36);
        return [doc, parseInt(pair[1], 36)];
      });
    return line.postings;
  }

  function read(data) {
    book = data;
    book.digits = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_.';
    book.docs = data.docs.map(function (row, at) {
      var name = row[0].replace(/^.*#/, '').replace(/\.html$/, '');
      return { at: at, href: row[0], number: row[1], title: row[2], question: row[3], cells: row[4],
        names: [name, row[1], row[2], row[3]].map(plain), entries: row[5].split('|').map(plain),
        only: row[6] || [] };
    });
    book.lines = new Map();
    data.terms.split('\n').forEach(function (text) {
      var parts = text.split('=');
      var line = { postings: parts[1] };
      parts[0].split(',').forEach(function (word) { book.lines.set(word, line); });
    });
    book.groups = data.groups.map(function (row) {
      return { names: row[0], postings: row[1], phrases: row[0].map(function (name) {
        return words(name).map(function (word) { return book.lines.get(word); });
      }) };
    });
  }

  /* ---------------------------------------------------------------- Ranking */

  function raise(scores, line, weight) {
    postings(line).forEach(function (one) {
      scores[one[0]] = Math.max(scores[one[0]], weight * one[1]);
    });
  }

  function shared(a, b) {
    var n = 0;
    while (n < a.length && a[n] === b[n])
      n++;
    return n;
  }

  /* One letter added, missing or changed, or two letters exchanged. */
  function isSlip(a, b) {
    var n = shared(a, b);
    var restA = a.slice(n);
    var restB = b.slice(n);
    return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB ||
      restA === restB.slice(1) || restA.length > 1 && restA[0] === restB[1] &&
      restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
  }

  /* The weight of a word in the index for a query word that is not in it, or not yet completely
     typed. */
  function weightOf(word, isKnown, isLast, other) {
    if (other.startsWith(word) && word.length >= (isLast ? 2 : 3))
      return !isKnown ? 4 : isLast ? 2 : 0;
    return !isKnown && word.length > 3 && Math.abs(word.length - other.length) < 2 &&
      isSlip(word, other) ? 3 : 0;
  }

  /* The length of the common beginning of two words that may be forms of one word, or 0. */
  function alike(word, other) {
    var n = shared(word, other);
    var rest = Math.max(word.length, other.length) - n;
    return n >= 4 && rest <= 3 && 2 * rest <= n ? n : 0;
  }

  /* The most similar words count nearly as much as the word itself; so does the line of their
     stem, if it is one. */
  function scoreAlike(word, scores) {
    var best = 1;
    var found = new Set();
    book.lines.forEach(function (line, other) { best = Math.max(best, alike(word, other)); });
    book.lines.forEach(function (line, other) {
      if (alike(word, other) !== best)
        return;
      raise(scores, line, 6);
      found.add(line);
    });
    return found.size === 1 ? found.values().next().value : undefined;
  }

  function scoreWord(word, isLast) {
    var scores = new Uint32Array(book.docs.length);
    var known = book.lines.get(word);
    if (known)
      raise(scores, known, 8);
    if (!known || isLast)
      book.lines.forEach(function (line, other) {
        var weight = weightOf(word, known, isLast, other);
        if (weight)
          raise(scores, line, weight);
      });
    return { line: known || scoreAlike(word, scores), scores: scores };
  }

  /* The groups with a phrase that begins here, by the phrase's length; the longest phrase
     counts. */
  function groupsAt(asked, at) {
    var longest = 0;
    var found = [];
    book.groups.forEach(function (group) {
      group.phrases.forEach(function (phrase) {
        if (!phrase.length || phrase.length < longest || !phrase.every(function (line, i) {
          return asked[at + i] && asked[at + i].line === line;
        }))
          return;
        if (phrase.length > longest)
          found = [];
        longest = phrase.length;
        found.push(group);
      });
    });
    return { length: longest || 1, groups: found };
  }

  /* A practice whose address, number or title is the whole query comes first, then one with such
     an index entry, then a term or section with this name, then names that begin with the query. */
  function exactness(doc, asked) {
    return doc.names.includes(asked) ? doc.cells ? 4 : 2 :
      doc.entries.includes(asked) ? doc.cells ? 3 : 2 : doc.names[2].startsWith(asked) ? 1 : 0;
  }

  /* The number of words of the longest entry that the query contains. */
  function entryInside(doc, padded) {
    return doc.entries.reduce(function (longest, entry) {
      return entry && padded.includes(' ' + entry + ' ') ?
        Math.max(longest, entry.split(' ').length) : longest;
    }, 0);
  }

  /* The documents found, best first, and the groups whose words are in the query. */
  function find(text) {
    var whole = plain(text);
    var totals = new Float64Array(book.docs.length);
    var groups = [];
    var asked = words(text).map(function (word, i, all) {
      return scoreWord(word, i + 1 === all.length);
    });
    for (var at = 0; at < asked.length;) {
      var span = groupsAt(asked, at);
      var scores = new Float64Array(book.docs.length);
      for (var i = at; i < at + span.length; i++)
        asked[i].scores.forEach(function (score, doc) { scores[doc] += score; });
      span.groups.forEach(function (group) { raise(scores, group, 8); });
      scores.forEach(function (score, doc) { totals[doc] += score; });
      groups = groups.concat(span.groups);
      at += span.length;
    }
    if (whole)
      book.docs.forEach(function (doc, i) {
        totals[i] += 1e6 * exactness(doc, whole) + 500 * entryInside(doc, ' ' + whole + ' ');
      });
    var order = Array.from(totals.keys()).filter(function (doc) { return totals[doc] > 0; });
    order.sort(function (a, b) { return totals[b] - totals[a] || a - b; });
    return { docs: order.slice(0, most).map(function (i) { return book.docs[i]; }), groups: groups,
      book: book };
  }

  window.proviso_index = read;
  window.proviso_find = find;
}());
