/* The nested questions of a guide, as the tree that ask.js asks from. */
window.proviso_case = function (words) {
  'use strict';
  var main = document.querySelector('main');
  var first = main.querySelector('.q');
  if (!first)
    return;

  function within(element, selector) {
    return Array.prototype.filter.call(element.children, function (child) { return child.matches(selector); });
  }

  function nameOf(text) {
    return text.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  }

  function make(name, className, text) {
    var element = document.createElement(name);
    element.className = className;
    element.textContent = text;
    return element;
  }

  /* Conditions that run in a line become a list to tick off. */
  function checklist(box) {
    Array.prototype.forEach.call(box.querySelectorAll('p.m'), function (line) {
      var marks = line.querySelectorAll('b.k');
      if (!marks.length)
        return;
      var list = make('ul', 'prov', '');
      Array.prototype.forEach.call(marks, function (mark) {
        var label = list.appendChild(make('li', '', '')).appendChild(make('label', '', ''));
        label.appendChild(document.createElement('input')).type = 'checkbox';
        var text = label.appendChild(make('span', 'condition', ''));
        for (var node = mark, after; node && (node === mark || !(node.matches && node.matches('b.k'))); node = after) {
          after = node.nextSibling;
          text.appendChild(node);
        }
      });
      line.parentNode.insertBefore(list, line.nextSibling);
    });
  }

  /* The whole answer: its conditions, then its source, since when it holds, when that was checked. */
  function outcome(box) {
    var copy = box.cloneNode(true);
    checklist(copy);
    var told = ['data-source', 'data-since', 'data-checked'].map(function (name) { return copy.getAttribute(name); });
    var line = told.filter(Boolean).join(' · ');
    if (line)
      copy.insertBefore(make('p', 'm', line), copy.lastElementChild);
    return copy;
  }

  function verdictOf(box) {
    var word = box.querySelector('.w');
    var act = box.querySelector('.judged');
    var sign = word ? box.className.replace('ans ', '') : '';
    return {
      act: act ? act.textContent : '',
      word: (word || box).textContent,
      sign: sign,
      of: box.querySelector('.judged .of'),
      mark: function () {
        var mark = make('span', 'v ' + sign, '');
        Array.prototype.forEach.call(word.parentNode.childNodes, function (child) { mark.appendChild(child.cloneNode(true)); });
        return mark;
      },
      box: function () { return outcome(box); }
    };
  }

  /* The tree: a question with its answers, each with what comes next; or the verdicts. */
  function read(box) {
    var question = within(box, '.q')[0] || (box === first ? first : null);
    if (!question)
      return { leaf: within(box, '.ans, .none').map(verdictOf) };
    var hint = within(question, '.hint')[0];
    var text = within(question, '.qq')[0].textContent;
    var answers = [];
    within(question, 'details').forEach(function (details) {
      var after = read(details.querySelector('.nx'));
      (details.getAttribute('data-cases') || '').split('|').forEach(function (name) {
        answers.push({ text: name, name: nameOf(name), node: after });
      });
    });
    return { text: text, hint: hint && hint.textContent, isRole: text === words.as, answers: answers };
  }

  var tree = read(first);
  var place = make('section', 'asks', '');

  /* Roles that share their questions share verdicts, too, and those that differ name their role
     ("Freelancer: ..."): the roles that are named in such a text. */
  function rolesIn(text) {
    var rest = text;
    return tree.answers.map(function (answer) { return answer.text; })
      .sort(function (a, b) { return b.length - a.length; }).filter(function (name) {
        var isNamed = rest.indexOf(name) >= 0;
        rest = rest.split(name).join('');
        return isNamed;
      });
  }

  first.parentNode.insertBefore(place, first);
  first.hidden = true;
  Array.prototype.forEach.call(main.querySelectorAll('[data-static]'), function (text) { text.hidden = true; });
  window.proviso_ask(words, {
    tree: tree,
    place: place,
    level: 2,
    kind: 'question',
    /* Less those of other roles. */
    leafOf: function (path, node) {
      var isRole = path.length && path[0].node.isRole;
      return node.leaf.filter(function (one) {
        return !isRole || !one.of || rolesIn(one.of.textContent).indexOf(path[0].answer.text) >= 0;
      });
    },
    own: function () {
      var link = document.querySelector('.iam a[data-as="' + document.documentElement.dataset.as + '"]');
      return link ? nameOf(link.textContent) : '';
    }
  });
};
