/* Loads the scripts of the answer that asks.  On the page of a practice it makes the frame of "Your case"
   at once, with the first question, not yet visible, so that nothing below moves when the scripts are
   there.  This one stands in the page, on one line: no comments that end with it. */
(function () {
  'use strict';
  var names = document.currentScript.dataset;
  var left = [names.ask, names.case];
  var frame = null;

  function put(parent, name, className, text) {
    var element = parent.appendChild(document.createElement(name));
    if (className)
      element.className = className;
    element.textContent = text || '';
    return element;
  }

  function reserve(column, before) {
    frame = document.createElement('section');
    frame.className = 'mine';
    frame.setAttribute('aria-labelledby', 'your-case');
    put(frame, 'h2', '', names.title).id = 'your-case';
    var place = put(frame, 'div', 'asks');
    place.setAttribute('aria-busy', 'true');
    put(place, 'h3', 'case-question', column.dataset.question);
    if (column.dataset.help)
      put(place, 'p', 'hint', column.dataset.help);
    var list = put(place, 'ul', 'choices');
    column.dataset.cases.split('|').forEach(function (one) {
      put(put(list, 'li'), 'a', '', one.slice(one.indexOf('=') + 1));
    });
    put(put(put(list, 'li', 'unsure'), 'a'), 'span', '', names.unsure);
    put(list.lastChild.firstChild.firstChild, 'small', '', names.hint);
    before.parentNode.insertBefore(frame, before);
  }

  var main = document.getElementById('main');
  var table = main.querySelector('table.rule, ol.rule-list');
  var before = table ? document.getElementById(table.id.replace('--rule', '--table')) || table : main.querySelector('.asked');
  var column = main.querySelector('[data-cases]');
  if (names.title && column && before)
    reserve(column, before);
  left.slice().forEach(function (name) {
    var script = document.createElement('script');
    script.src = name;
    script.onload = function () { left.pop(); if (!left.length) window.proviso_case(names); };
    script.onerror = function () { if (frame) frame.remove(); };
    document.head.appendChild(script);
  });
}());
