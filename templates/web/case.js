/* "Your case": the reader says which cases are theirs; the first row of the rule table that fits is
   marked, its verdict and answer stand below the questions, and the address keeps the choice.
   Everything is read from the table: data-cases and data-given of its columns, data-fits and
   data-rules of its rows.  Without this script the table stands as it is. */
window.proviso_case = function (names) {
  'use strict';
  var ABSENT = '-';
  var table = document.querySelector('main table.rule');
  var heads = table ? table.querySelectorAll('th[data-cases]') : [];
  if (!heads.length)
    return;
  var rows = Array.prototype.map.call(table.tBodies[0].rows, function (row) {
    var fits = row.getAttribute('data-fits');
    return {
      row: row,
      className: row.className,
      sign: (row.querySelector('td.verdict .v') || row).className.replace('v ', ''),
      fits: fits === null ? null : fits.split('|').map(function (cell) { return cell.split(' '); }),
      rules: (row.getAttribute('data-rules') || '').split(' ').filter(Boolean)
    };
  });
  var columns = Array.prototype.map.call(heads, function (head, n) {
    return {
      n: n,
      name: head.textContent,
      ref: head.getAttribute('data-ref') || '',
      cases: head.getAttribute('data-cases').split('|').map(function (text) {
        var at = text.indexOf('=');
        return { id: text.slice(0, at), name: text.slice(at + 1) };
      }),
      given: (head.getAttribute('data-given') || '').split(';').filter(Boolean)
        .map(function (list) { return list.split(' '); })
    };
  });
  /* Of rules that do not decide in all cases of their verdict: where they do. */
  var whens = {};
  (names.whens || '').split('|').forEach(function (text) {
    var at = text.indexOf('@');
    whens[text.slice(0, at)] = text.slice(at + 1).split('/').map(function (box) {
      return box.split(';').filter(Boolean).map(function (group) {
        var colon = group.indexOf(':');
        return { ref: group.slice(0, colon), cases: group.slice(colon + 1).split(' ') };
      });
    });
  });
  var caption = table.caption.textContent;
  var form = document.createElement('form');
  var result = document.createElement('div');

  function make(name, parent, text, className) {
    var element = document.createElement(name);
    if (text)
      element.textContent = text;
    if (className)
      element.className = className;
    parent.appendChild(element);
    return element;
  }

  function columnOf(id) {
    return columns.filter(function (column) {
      return column.cases.some(function (one) { return one.id === id; });
    })[0];
  }

  /* May the circumstance fail to arise in a way that no other column tells? */
  function canBeAbsent(column) {
    var isTold = column.given.every(function (list) { return list.some(columnOf); });
    return !isTold && rows.some(function (one) {
      return one.fits && one.fits[column.n].indexOf(ABSENT) >= 0;
    });
  }

  columns.forEach(function (column) {
    if (canBeAbsent(column))
      column.cases.push({ id: ABSENT, name: names.absent });
    column.set = make('fieldset', form, '', 'seg');
    make('legend', column.set, column.name);
    var box = make('div', column.set, '', 'b');
    column.cases.forEach(function (one) {
      var label = make('label', box);
      one.input = make('input', label);
      one.input.type = 'radio';
      one.input.name = 'case-' + column.n;
      one.input.value = one.id;
      make('span', label, one.name);
    });
  });

  function chosen(column) {
    var one = column.cases.filter(function (each) { return each.input.checked; })[0];
    return one ? one.id : '';
  }

  /* What a column says: a case, "-" where it does not arise, "" where nothing is said yet. */
  function said(column) {
    var answers = column.given.map(function (list) {
      var other = list.map(columnOf).filter(Boolean)[0];
      var answer = other ? said(other) : list[0];
      return answer === '' ? '' : list.indexOf(answer) >= 0;
    });
    if (answers.indexOf(false) >= 0)
      return ABSENT;
    return answers.indexOf('') >= 0 && !chosen(column) ? '' : chosen(column);
  }

  /* Does a row fit: true, false, or undefined where that is open. */
  function fitting(one, answers) {
    if (!one.fits)
      return true;
    var isOpen = false;
    for (var i = 0; i < columns.length; i++) {
      if (answers[i] !== '') {
        if (one.fits[i].indexOf(answers[i]) < 0)
          return false;
        continue;
      }
      var all = columns[i].cases.every(function (each) { return one.fits[i].indexOf(each.id) >= 0; });
      var mayBeAbsent = columns[i].given.length > 0;
      if (!all || mayBeAbsent && one.fits[i].indexOf(ABSENT) < 0)
        isOpen = true;
    }
    return isOpen ? undefined : true;
  }

  /* Does a rule decide: true, false, or undefined where the table does not ask what decides it. */
  function deciding(id, answers) {
    var best = id in whens ? false : true;
    (whens[id] || []).forEach(function (box) {
      var isOpen = false;
      var holds = box.every(function (group) {
        var column = columns.filter(function (each) { return each.ref === group.ref; })[0];
        isOpen = isOpen || !column;
        return !column || group.cases.indexOf(answers[column.n]) >= 0 || answers[column.n] === '';
      });
      if (holds && best !== true)
        best = isOpen ? undefined : true;
    });
    return best;
  }

  /* The answers of the rules that decide, without the marks of their notes. */
  function addAnswers(parent, rules, answers) {
    rules.forEach(function (id) {
      var decides = deciding(id, answers);
      var place = document.getElementById(id);
      if (decides === false || !place)
        return;
      var own = place.closest('.case');
      var whom = own && own.querySelector('.whom');
      if (decides === undefined && whom)
        make('p', parent, whom.textContent, 'n');
      var text = own ? own.querySelectorAll('.case-answer')
        : place.nextElementSibling ? [place.nextElementSibling] : [];
      Array.prototype.forEach.call(text, function (answer) {
        var copy = answer.cloneNode(true);
        copy.className = 'mine-answer';
        copy.setAttribute('data-rule', id);
        copy.removeAttribute('id');
        Array.prototype.forEach.call(copy.querySelectorAll('sup, .gap'), function (mark) { mark.remove(); });
        Array.prototype.forEach.call(copy.querySelectorAll('[id]'), function (inner) { inner.removeAttribute('id'); });
        parent.appendChild(copy);
      });
    });
  }

  function show(found, answers, isOdd) {
    result.textContent = '';
    result.className = 'mine-is';
    if (!found) {
      make('p', result, isOdd ? names.none : names.open, 'n');
      return;
    }
    var cell = found.row.querySelector('td.verdict');
    result.className = 'mine-is ' + found.sign;
    var head = make('p', result, '', 'mine-verdict');
    Array.prototype.forEach.call(cell.childNodes, function (node) { head.appendChild(node.cloneNode(true)); });
    addAnswers(result, found.rules, answers);
  }

  function keepAddress() {
    var ids = columns.map(chosen).filter(function (id) { return id && id !== ABSENT; });
    var address = location.pathname + location.search + (ids.length ? '#' + ids.join(',') : '');
    try {
      history.replaceState(null, '', address);
    } catch (error) {
      /* Opened from a folder: some browsers keep the address as it is. */
    }
  }

  function update() {
    var answers = columns.map(said), found = null, isOpen = false, any = false;
    columns.forEach(function (column, i) {
      column.set.hidden = answers[i] === ABSENT && chosen(column) !== ABSENT;
      any = any || chosen(column) !== '';
    });
    rows.forEach(function (one) {
      var fits = fitting(one, answers);
      var isLater = found !== null;
      if (!isLater && !isOpen && fits)
        found = one;
      isOpen = isOpen || fits === undefined;
      one.isOff = any && (isLater || fits === false);
    });
    found = any ? found : null;
    rows.forEach(function (one) {
      var mark = one.row.querySelector('.is-mine');
      if (mark)
        mark.remove();
      one.row.className = !any ? one.className
        : one === found ? 'r1 is-case ' + one.sign : one.isOff ? 'off' : '';
      if (one === found)
        make('span', one.row.cells[0].querySelector('span').parentNode, names.title, 'ord is-mine');
    });
    table.caption.textContent = found ? names.marked : caption;
    clear.hidden = !any;
    show(found, answers, any && !isOpen);
  }

  var frame = document.createElement('section');
  frame.className = 'mine';
  frame.setAttribute('aria-labelledby', 'your-case');
  make('h2', frame, names.title).id = 'your-case';
  frame.appendChild(form);
  result.setAttribute('role', 'status');
  form.appendChild(result);
  var clear = make('button', form, names.clear, 'mine-clear');
  clear.type = 'reset';
  form.addEventListener('change', function () { update(); keepAddress(); });
  form.addEventListener('reset', function () { setTimeout(function () { update(); keepAddress(); }); });
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  var before = document.getElementById(table.id.replace('--rule', '--table'));
  before.parentNode.insertBefore(frame, before);

  decodeURIComponent(location.hash.slice(1)).split(',').forEach(function (id) {
    var column = columnOf(id);
    if (column)
      column.cases.forEach(function (one) { one.input.checked = one.id === id; });
  });
  /* The role that the reader chose for the whole site is said already. */
  var role = columnOf(document.documentElement.dataset.as);
  if (role && !chosen(role))
    role.cases.forEach(function (one) { one.input.checked = one.id === document.documentElement.dataset.as; });
  update();
};
