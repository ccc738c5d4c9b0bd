/* Makes a page follow the role that the reader chose (as.js).  What concerns other roles only steps
   back, and the page says so: data-as names the roles that an element concerns, data-own those for
   which it stands in the place of a data-any beside it; data-left, on a list, how many of it step
   back. */
window.proviso_role = function (role, links, words) {
  'use strict';

  function linkOf(id) {
    return links.filter(function (link) { return link.dataset.as === id; })[0];
  }

  function nameOf(id) {
    return linkOf(id).dataset.plural;
  }

  function fill(text, values) {
    return text.replace(/#(\d)/g, function (all, n) { return values[n - 1]; });
  }

  function listed(element, name) {
    return (element.getAttribute(name) || '').split(' ');
  }

  function each(selector, inside, call) {
    Array.prototype.forEach.call(inside.querySelectorAll(selector), call);
  }

  function make(name, text, className) {
    var element = document.createElement(name);
    element.textContent = text;
    element.className = className;
    return element;
  }

  /* The number of items of a list that step back, and a button that shows them again. */
  function count(list) {
    var all = list.querySelectorAll('tr[data-as], li[data-as]').length;
    var left = list.querySelectorAll('tr.aside, li.aside').length;
    var note = make('p', fill(words.shown, [nameOf(role)]), 'as-note');
    note.setAttribute('role', 'status');
    list.parentNode.insertBefore(note, list);
    if (!left)
      return;
    note.appendChild(document.createTextNode(' ' + fill(list.getAttribute('data-left'), [left, all]) + ' '));
    var button = note.appendChild(make('button', words.too, ''));
    button.type = 'button';
    button.setAttribute('aria-expanded', 'false');
    button.addEventListener('click', function () {
      var isShown = list.classList.toggle('too');
      button.setAttribute('aria-expanded', String(isShown));
      button.textContent = isShown ? words.without : words.too;
    });
  }

  /* The answer of a practice: if the role has another one, it comes first, in the words of the
     page; if the question does not concern the role, the answer says so. */
  function answer(block) {
    var about = listed(block, 'data-about');
    var mine = block.parentNode.querySelector('.who [data-as="' + role + '"], .roles [data-as~="' + role + '"]');
    if (about.indexOf(role) < 0) {
      var note = make('p', fill(words.not, [nameOf(role), about.map(nameOf).join(', ')]) + ' ', 'age as-not');
      each('main > a[data-own="' + role + '"]', document, function (link) { note.appendChild(link); });
      block.parentNode.insertBefore(note, block);
      return;
    }
    var own = make('p', linkOf(role).textContent, 'judged as-whom');
    if (listed(block, 'data-as').indexOf(role) >= 0 || !mine) {
      block.insertBefore(own, block.firstChild);
      return;
    }
    var verdict = (mine.closest('tr') || mine).querySelector('.v');
    var place = document.createElement('div');
    place.className = 'ans as-own ' + verdict.className.replace('v ', '');
    place.appendChild(own);
    var big = place.appendChild(make('p', '', 'big'));
    Array.prototype.forEach.call(verdict.childNodes, function (node) { big.appendChild(node.cloneNode(true)); });
    listed(mine, 'data-rules').forEach(function (id) {
      var rule = id && document.getElementById(id);
      var from = rule && rule.closest('.case');
      each('.case-answer', from || document.createElement('i'), function (text) {
        var copy = text.cloneNode(true);
        copy.className = 'lead';
        copy.removeAttribute('id');
        each('sup, .gap', copy, function (mark) { mark.remove(); });
        each('[id]', copy, function (inner) { inner.removeAttribute('id'); });
        place.appendChild(copy);
      });
    });
    block.insertBefore(make('p', listed(block, 'data-as').map(function (id) { return linkOf(id).textContent; }).join(', '), 'judged as-whom'), block.firstChild);
    block.parentNode.insertBefore(place, block);
  }

  each('main [data-as]', document, function (element) {
    element.classList.add(listed(element, 'data-as').indexOf(role) < 0 ? 'aside' : 'of-mine');
  });
  each('[data-own]', document, function (element) {
    element.hidden = listed(element, 'data-own').indexOf(role) < 0;
    if (!element.hidden)
      each('[data-any]', element.parentNode, function (other) { other.hidden = true; });
  });
  each('[data-left]', document, count);
  each('.ans[data-about]', document, answer);
};
