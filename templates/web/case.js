/* "Your case" on the page of a practice: the rule table as the tree of questions that ask.js asks
   from, only those that matter.  The first row that fits is marked, and its verdict stands at the
   end, with the answers, conditions and sources of the rules that decide.  A practice with one verdict
   has no table; if not all its rules decide in all cases, it asks only which of them do.
   Everything is read from the page: data-cases and data-given of the table's columns and of what is
   asked beyond them (.asked), data-fits and data-rules of its rows, data-rule of answers and data-of of
   conditions.  Without this script the table stands as it is. */
window.proviso_case = function (words) {
  'use strict';
  var ABSENT = '-';
  var main = document.querySelector('main');
  var heads = main.querySelectorAll('[data-cases]');
  var table = main.querySelector('table.rule, ol.rule-list');
  var beyond = main.querySelector('.asked');
  var frame = main.querySelector('.mine'); /* load.js makes it */
  if (!frame)
    return;

  function list(nodes) {
    return Array.prototype.slice.call(nodes);
  }

  function split(element, name, mark) {
    return (element.getAttribute(name) || '').split(mark).filter(Boolean);
  }

  function make(name, className, text) {
    var element = document.createElement(name);
    if (className)
      element.className = className;
    element.textContent = text || '';
    return element;
  }

  /* ---------------------------------------------------------------- The table */

  /* The verdict of a practice that has only one. */
  function onlyRow() {
    var answer = main.querySelector('.ans');
    var verdict = make('span', answer.className.replace('ans', 'v'));
    list(answer.querySelectorAll('.big > svg, .big > .w')).forEach(function (part) { verdict.appendChild(part.cloneNode(true)); });
    return {
      verdict: verdict,
      sign: answer.className.replace('ans ', ''),
      word: verdict.querySelector('.w').textContent,
      rules: split(beyond, 'data-rules', ' ')
    };
  }

  var rows = !table ? [onlyRow()] : list(table.tBodies ? table.tBodies[0].rows : table.children).map(function (row) {
    var verdict = row.querySelector('.v');
    return {
      row: row,
      className: row.className,
      verdict: verdict,
      sign: verdict.className.replace('v ', ''),
      word: verdict.querySelector('.w').textContent,
      says: row.getAttribute('data-says'),
      fits: row.hasAttribute('data-fits') ? row.getAttribute('data-fits').split('|').map(function (cell) { return cell.split(' '); }) : null,
      rules: split(row, 'data-rules', ' ')
    };
  });
  var columns = list(heads).map(function (head, n) {
    var acts = split(head, 'data-acts', '|');
    return {
      n: n,
      text: head.getAttribute('data-question'),
      hint: head.getAttribute('data-help'),
      ref: head.getAttribute('data-ref') || '',
      cases: split(head, 'data-cases', '|').map(function (text, i) {
        var at = text.indexOf('=');
        return { id: text.slice(0, at), text: text.slice(at + 1), act: acts[i] };
      }),
      given: split(head, 'data-given', ';').map(function (ids) { return ids.split(' '); })
    };
  });

  /* What a row says of a column; undefined if it says nothing, because nothing there matters. */
  function cellOf(one, column) {
    return one.fits && one.fits[column.n];
  }

  function columnOf(id) {
    return columns.filter(function (column) {
      return column.cases.some(function (one) { return one.id === id; });
    })[0];
  }

  /* If a circumstance may not arise for reasons that no other column shows, "does not arise" is
     a case of it. */
  columns.forEach(function (column) {
    var isTold = column.given.every(function (ids) { return ids.some(columnOf); });
    column.mayBeAbsent = !isTold && rows.some(function (one) { return cellOf(one, column) && cellOf(one, column).indexOf(ABSENT) >= 0; });
  });

  /* Where rules decide that do not decide in all cases of their verdict. */
  var whens = {};
  (words.whens || '').split('|').forEach(function (text) {
    var at = text.indexOf('@');
    whens[text.slice(0, at)] = text.slice(at + 1).split('/').map(function (box) {
      return box.split(';').filter(Boolean).map(function (group) {
        var colon = group.indexOf(':');
        return { ref: group.slice(0, colon), cases: group.slice(colon + 1).split(' ') };
      });
    });
  });

  function columnFor(group) {
    return columns.filter(function (column) { return column.ref === group.ref; })[0];
  }

  /* ---------------------------------------------------------------- What the answers so far
     imply */

  /* The columns whose answers determine whether this one arises. */
  function parents(column) {
    return column.given.map(function (ids) { return { ids: ids, column: ids.map(columnOf).filter(Boolean)[0] }; })
      .filter(function (one) { return one.column; });
  }

  /* The state of a column: a case, "-" if it does not arise, "" if that is open. */
  function said(column, chosen) {
    var isOpen = false;
    var isAbsent = parents(column).some(function (parent) {
      var answer = said(parent.column, chosen);
      isOpen = isOpen || answer === '';
      return answer !== '' && parent.ids.indexOf(answer) < 0;
    });
    var only = column.cases.length === 1 && !column.mayBeAbsent ? column.cases[0].id : '';
    return isAbsent ? ABSENT : isOpen ? '' : chosen[column.n] || only;
  }

  /* Whether a row matches: true, false, or undefined if that is open. */
  function fitting(one, cells) {
    if (!one.fits)
      return true;
    var isOpen = false;
    for (var i = 0; i < columns.length; i++) {
      var cell = cellOf(one, columns[i]);
      if (cells[i] === '')
        isOpen = isOpen || !allowsAll(one, columns[i]);
      else if (cell && cell.indexOf(cells[i]) < 0)
        return false;
    }
    return isOpen ? undefined : true;
  }

  function allowsAll(one, column) {
    var cell = cellOf(one, column);
    return !cell || column.cases.every(function (each) { return cell.indexOf(each.id) >= 0; }) &&
      (!column.given.length || cell.indexOf(ABSENT) >= 0);
  }

  /* The rows that may be the first match. */
  function candidates(cells) {
    var isDone = false;
    return rows.filter(function (one) {
      var fits = isDone ? false : fitting(one, cells);
      isDone = isDone || fits === true;
      return fits !== false;
    });
  }

  /* Whether a rule decides: true, false, or undefined if the table has no column for it. */
  function deciding(id, cells) {
    var best = id in whens ? false : true;
    (whens[id] || []).forEach(function (box) {
      var isOpen = false;
      var holds = box.every(function (group) {
        var column = columnFor(group);
        isOpen = isOpen || !column;
        return !column || group.cases.indexOf(cells[column.n]) >= 0 || cells[column.n] === '';
      });
      if (holds && best !== true)
        best = isOpen ? undefined : true;
    });
    return best;
  }

  /* The open column that determines whether a rule decides: the role first. */
  function openColumn(rules, cells) {
    var open = [];
    rules.forEach(function (id) {
      (whens[id] || []).forEach(function (box) {
        var groups = box.filter(columnFor);
        if (groups.some(function (group) { var cell = cells[columnFor(group).n]; return cell !== '' && group.cases.indexOf(cell) < 0; }))
          return;
        groups.forEach(function (group) {
          var column = columnFor(group);
          if (cells[column.n] === '' && column.cases.some(function (one) { return group.cases.indexOf(one.id) < 0; }))
            open.push(column);
        });
      });
    });
    return open.filter(function (column) { return !column.ref; })[0] || open[0];
  }

  /* The column itself, or the first open column that determines whether it arises. */
  function firstOf(column, cells) {
    var open = parents(column).filter(function (parent) { return cells[parent.column.n] === ''; })[0];
    return open ? firstOf(open.column, cells) : column;
  }

  function isSame(one, other) {
    return one.word === other.word && one.rules.join() === other.rules.join();
  }

  function cellsOf(chosen) {
    return columns.map(function (column) { return said(column, chosen); });
  }

  /* The next question that matters, or the verdict. */
  function nodeOf(chosen) {
    var cells = cellsOf(chosen);
    var possible = candidates(cells);
    var isFound = possible.every(function (one) { return isSame(one, possible[0]); });
    var column = isFound ? possible[0] && openColumn(possible[0].rules, cells)
      : columns.filter(function (each) {
        return cells[each.n] === '' && possible.some(function (one) { return !allowsAll(one, each); });
      })[0];
    if (!column)
      return { leaf: [possible[0] ? verdictOf(possible[0], chosen, cells) : { act: '', word: words.none, sign: '', box: function () { return make('p', 'none', words.none); } }] };
    return questionOf(firstOf(column, cells), chosen);
  }

  function questionOf(column, chosen) {
    var answers = column.cases.map(function (one) { return { text: one.text, name: one.id, value: one.id }; });
    if (column.mayBeAbsent)
      answers.push({ text: words.absent, name: ABSENT + column.ref, value: ABSENT });
    answers.forEach(function (answer) {
      answer.next = function () {
        var more = chosen.slice();
        more[column.n] = answer.value;
        return nodeOf(more);
      };
    });
    return { text: column.text, hint: column.hint, isRole: !column.ref, column: column, answers: answers };
  }

  /* ---------------------------------------------------------------- The verdict */

  function actOf(chosen) {
    var column = columns.filter(function (each) { return !each.ref; })[0];
    var role = column && column.cases.filter(function (one) { return one.id === chosen[column.n]; })[0];
    return role && role.act || words.act;
  }

  /* A copy without what belongs to the original place: note marks, spaces, ids. */
  function copyOf(element, className) {
    var copy = element.cloneNode(true);
    if (className)
      copy.className = className;
    copy.removeAttribute('id');
    list(copy.querySelectorAll('sup, .gap, input')).forEach(function (mark) { mark.remove(); });
    list(copy.querySelectorAll('[id]')).forEach(function (inner) { inner.removeAttribute('id'); });
    return copy;
  }

  function addAnswer(box, id, isSure) {
    var place = main.querySelector('[data-rule="' + id + '"]');
    if (!place)
      return;
    var whom = place.querySelector('.whom');
    if (!isSure && whom)
      box.appendChild(make('p', 'n', whom.textContent));
    var from = place.matches('.case') ? place.firstElementChild : place;
    for (var text = from.nextElementSibling; text && !text.matches('.case-part, .positions, .against'); text = text.nextElementSibling)
      if (!text.matches('p.n'))
        box.appendChild(copyOf(text, text.localName === 'p' ? 'mine-answer' : '')).setAttribute('data-rule', id);
  }

  /* Conditions to tick off, each labelled with its own text. */
  function addConditions(box, rules) {
    var items = rules.reduce(function (all, id) { return all.concat(list(main.querySelectorAll('[data-of="' + id + '"]'))); }, []);
    if (!items.length)
      return;
    box.appendChild(make('p', 'case-part-head', words.provided));
    var conditions = box.appendChild(make('ul', 'prov'));
    items.forEach(function (from, i) {
      var item = conditions.appendChild(make('li'));
      var input = item.appendChild(make('input'));
      var text = item.appendChild(copyOf(from.querySelector('.condition') || from, 'condition'));
      if (text.localName === 'li') {
        var div = make('div', 'condition');
        list(text.childNodes).forEach(function (child) { div.appendChild(child); });
        item.replaceChild(div, text);
        text = div;
      }
      text.id = 'mine-' + i;
      input.type = 'checkbox';
      input.setAttribute('aria-labelledby', text.id);
    });
  }

  /* The best source of a rule, and the days since when it is in force and when it was last
     checked. */
  function addSource(box, id) {
    var place = main.querySelector('[data-rule="' + id + '"]');
    if (!place || !place.getAttribute('data-source'))
      return;
    var line = box.appendChild(make('p', 'm'));
    line.appendChild(make('a', '', place.getAttribute('data-source'))).href = '#' + place.getAttribute('data-at');
    line.appendChild(document.createTextNode([place.getAttribute('data-since'), words.checked].filter(Boolean)
      .map(function (text) { return ' · ' + text; }).join('')));
  }

  function outcome(one, act, cells) {
    var box = make('div', 'ans ' + one.sign);
    box.appendChild(make('p', 'judged')).appendChild(make('b', 'act', act));
    var head = box.appendChild(make('p', 'big'));
    list(one.verdict.childNodes).forEach(function (node) { head.appendChild(node.cloneNode(true)); });
    var rules = one.rules.filter(function (id) { return deciding(id, cells) !== false; });
    rules.forEach(function (id) { addAnswer(box, id, deciding(id, cells)); });
    if (!rules.length && one.says)
      box.appendChild(make('p', 'mine-answer', one.says));
    addConditions(box, rules);
    rules.forEach(function (id) { addSource(box, id); });
    return box;
  }

  function verdictOf(one, chosen, cells) {
    var act = actOf(chosen);
    return {
      act: act,
      word: one.word,
      by: one.rules.filter(function (id) { return deciding(id, cells) !== false; }).join(' '),
      sign: one.sign,
      mark: function () { return one.verdict.cloneNode(true); },
      box: function () { return outcome(one, act, cells); }
    };
  }

  /* ---------------------------------------------------------------- Marking the table */

  var caption = table && table.caption;
  var hint = caption && [].slice.call(caption.childNodes);

  function markRows(path, node) {
    var chosen = [];
    path.forEach(function (step) { chosen[step.node.column.n] = step.answer.value; });
    var possible = candidates(cellsOf(chosen));
    var found = node.leaf && possible[0];
    rows.forEach(function (one) {
      if (!one.row)
        return;
      var mark = one.row.querySelector('.is-mine');
      if (mark)
        mark.remove();
      var kind = one.row.localName === 'li' ? 'rule-case ' : '';
      var isOff = found ? one !== found : possible.indexOf(one) < 0;
      one.row.className = !path.length || !found && !isOff ? one.className
        : kind + (isOff ? 'off' : 'r1 is-case ' + one.sign);
      if (one === found && path.length)
        one.row.querySelector('.case, .row-head').appendChild(make('span', 'ord is-mine', words.title));
    });
    if (caption)
      caption.replaceChildren.apply(caption, found && path.length ? [words.marked] : hint);
  }

  var place = frame.querySelector('.asks');
  place.removeAttribute('aria-busy');
  window.proviso_ask(words, {
    tree: nodeOf([]),
    place: place,
    level: 3,
    kind: 'case-question',
    leafOf: function (path, node) { return node.leaf; },
    own: function () { return document.documentElement.dataset.as || ''; },
    shown: markRows
  });
  if (location.hash && frame.querySelector('.answers') && decodeURIComponent(location.hash) !== '#start')
    frame.scrollIntoView();
};
