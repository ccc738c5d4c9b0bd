/* What the search found: as suggestions in a combobox (WAI-ARIA 1.2), and as a page of results. */
(function () {
  'use strict';

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
  function verdictLine(doc, book) {
    var line = element('span', 'verdicts', '');
    book.verdicts.forEach(function (verdict, i) {
      var who = book.roles.filter(function (role, r) { return doc.cells[r] === i.toString(36); });
      if (!who.length)
        return;
      var word = element('span', 'v ' + verdict[0], '');
      word.appendChild(sign(verdict[0]));
      word.appendChild(element('span', 'w', verdict[1]));
      line.appendChild(word);
      line.appendChild(element('span', 'whom', ' ' + who.join(book.comma) + ' '));
    });
    return line;
  }

  /* What is known of a document, on a line of a list. */
  function describe(item, doc, book, link) {
    var title = element(link ? 'a' : 'span', 'tt', (doc.question || doc.title) + ' ');
    if (link)
      title.href = doc.href;
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
    return describe(option, doc, book, false);
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
    /* Enter opens what was chosen, and never an answer that was not: without a choice the form
       leads to the page of results. */
    form.addEventListener('submit', function (event) {
      if (active < 0)
        return;
      event.preventDefault();
      open(active);
    });
    if (input.value && document.activeElement === input)
      show();
  }

  /* The page of results, for what its address asks. */
  function results(input, texts) {
    var page = document.getElementById('search-results');
    var asked = new URLSearchParams(location.search).get('q');
    if (!page || !asked || !asked.trim())
      return;
    var found = window.proviso_find(asked);
    found.book.comma = texts.comma;
    input.value = asked;
    document.getElementById('search-title').textContent = fill(texts.asked, asked.trim());
    document.getElementById('search-without').hidden = found.docs.length > 0;
    page.appendChild(element('p', 'lead', found.docs.length === 0 ? texts.none :
      count(texts.found, found.docs.length)));
    found.groups.forEach(function (group) {
      page.appendChild(element('p', 'also', fill(texts.also, group.names.join(texts.comma))));
    });
    var list = element('ol', 'results', '');
    found.docs.forEach(function (doc) {
      list.appendChild(describe(element('li', '', ''), doc, found.book, true));
    });
    page.appendChild(list);
  }

  window.proviso_search = function (input, texts) {
    combobox(input, texts);
    results(input, texts);
  };
}());
