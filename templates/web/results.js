/* What the search found, as suggestions in a combobox (WAI-ARIA 1.2). */
(function () {
  'use strict';

  var svg = 'http://www.w3.org/2000/svg';
  var own = document.documentElement.dataset.as;

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

  function verdictWord(verdict) {
    var word = element('span', 'v ' + verdict[0], '');
    word.appendChild(sign(verdict[0]));
    word.appendChild(element('span', 'w', verdict[1]));
    return word;
  }

  /* "(x) Forbidden Client, Agency": a verdict and its roles; if a role was chosen, only its own
     verdict. */
  function verdictLine(doc, book) {
    var line = element('span', 'verdicts', '');
    var mine = book.ids.indexOf(own);
    book.verdicts.forEach(function (verdict, i) {
      var who = book.roles.filter(function (role, r) {
        return doc.cells[r] === book.digits[i] && (doc.cells[mine] === '-' || mine < 0 || r === mine);
      });
      if (!who.length)
        return;
      line.appendChild(verdictWord(verdict));
      line.appendChild(element('span', 'whom', ' ' + who.join(book.comma) + ' '));
    });
    return line;
  }

  /* The data of a document on a line of a list. */
  function describe(item, doc, book) {
    var title = element('span', 'tt', (doc.question || doc.title) + ' ');
    item.appendChild(element('span', 'num', doc.number + ' '));
    item.appendChild(title);
    doc.only.forEach(function (line) {
      item.appendChild(element('span', 'only', line + ' '));
    });
    if (doc.cells)
      item.appendChild(verdictLine(doc, book));
    return item;
  }

  function optionOf(doc, i, book) {
    var option = element('li', '', '');
    option.id = 'search-' + i;
    option.dataset.href = doc.href;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    return describe(option, doc, book);
  }

  function fill(text, value) {
    return text.split('#').join(value);
  }

  /* The plural form for a number, of "one|One answer|other|# answers". */
  function count(forms, n) {
    var all = forms.split('|');
    var at = all.indexOf(new Intl.PluralRules(document.documentElement.lang).select(n));
    return fill(all[(at < 0 ? all.indexOf('other') : at) + 1], n);
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
      var found = window.proviso_find(input.value);
      found.book.comma = texts.comma;
      results = found.docs;
      close();
      list.replaceChildren.apply(list, results.map(function (doc, i) {
        return optionOf(doc, i, found.book);
      }));
      list.hidden = !results.length;
      input.setAttribute('aria-expanded', String(!list.hidden));
      status.textContent = !input.value.trim() ? '' :
        results.length === 0 ? texts.none : count(texts.count, results.length);
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
    /* Enter opens the selected suggestion, never an answer that was not selected: without a
       selection, the form leads to the page of results. */
    form.addEventListener('submit', function (event) {
      if (active < 0)
        return;
      event.preventDefault();
      open(active);
    });
    if (input.value && document.activeElement === input)
      show();
  }

  window.proviso_search = combobox;
  window.proviso_parts = { element: element, fill: fill, count: count, verdictWord: verdictWord, verdictLine: verdictLine };
}());
