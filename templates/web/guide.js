/* The questions of a guide, as the tree that ask.js asks from: nested ones (.q), or those of a key
   (.keys), in which each has a number and may be reached in several ways.  A key has a part for each
   role that goes its own way, or for each practice; then all parts are asked together, and a question
   that several ask is asked once. */
window.proviso_case = function (words) {
  'use strict';
  var main = document.querySelector('main');
  var first = main.querySelector('.q, .keys');
  if (!first)
    return;

  function list(nodes) {
    return Array.prototype.slice.call(nodes);
  }

  function within(element, selector) {
    return list(element.children).filter(function (child) { return child.matches(selector); });
  }

  function names(element, name) {
    return (element.getAttribute(name) || '').split('|').filter(Boolean);
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

  /* ---------------------------------------------------------------- Verdicts */

  /* Conditions that run in a line become a list to tick off. */
  function checklist(box) {
    list(box.querySelectorAll('p.m')).forEach(function (line) {
      var marks = line.querySelectorAll('b.k');
      if (!marks.length)
        return;
      var items = make('ul', 'prov', '');
      list(marks).forEach(function (mark) {
        var label = items.appendChild(make('li', '', '')).appendChild(make('label', '', ''));
        label.appendChild(document.createElement('input')).type = 'checkbox';
        var text = label.appendChild(make('span', 'condition', ''));
        for (var node = mark, after; node && (node === mark || !(node.matches && node.matches('b.k'))); node = after) {
          after = node.nextSibling;
          text.appendChild(node);
        }
      });
      line.parentNode.insertBefore(items, line.nextSibling);
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
    var act = box.querySelector('.judged, .act');
    var sign = word ? box.className.replace('ans ', '') : '';
    return {
      act: act ? act.textContent : '',
      word: (word || box).textContent,
      sign: sign,
      by: box.textContent,
      of: box.querySelector('.of'),
      isNone: !word && !box.querySelector('a'),
      mark: function () {
        var mark = make('span', 'v ' + sign, '');
        list(word.parentNode.childNodes).forEach(function (child) { mark.appendChild(child.cloneNode(true)); });
        return mark;
      },
      box: function () { return outcome(box); }
    };
  }

  function leafOf(element) {
    return { leaf: within(element, '.ans, .none').map(verdictOf) };
  }

  /* ---------------------------------------------------------------- Questions */

  /* A question: each choice is an element with the names of its cases, and next() gives what comes
     after it. */
  function questionOf(text, hint, choices, next) {
    var question = { text: text, hint: hint && hint.textContent, isRole: text === words.as, answers: [] };
    var taken = {};
    choices.forEach(function (choice) {
      names(choice, 'data-cases').forEach(function (label) {
        var name = nameOf(label);
        taken[name] = (taken[name] || 0) + 1;
        question.answers.push({ text: label, name: taken[name] > 1 ? name + '-' + taken[name] : name, next: function () { return next(choice); } });
      });
    });
    return question;
  }

  /* What stands in an element of nested questions. */
  function nested(element) {
    var box = within(element, '.q')[0];
    return box ? nestedQuestion(box) : leafOf(element);
  }

  function nestedQuestion(box) {
    return questionOf(within(box, '.qq')[0].textContent, within(box, '.hint')[0], within(box, 'details'),
      function (choice) { return nested(choice.querySelector('.nx')); });
  }

  /* The question of a key with this number; each is read once. */
  var numbered = {};
  function keyed(number) {
    if (!numbered[number]) {
      var item = first.querySelector('[data-n="' + number + '"]');
      numbered[number] = questionOf(item.getAttribute('data-text'), within(item, '.hint')[0], within(within(item, 'ul')[0], 'li'),
        function (choice) { return choice.hasAttribute('data-goto') ? keyed(choice.getAttribute('data-goto')) : leafOf(choice); });
    }
    return numbered[number];
  }

  function partOf(element) {
    return element.hasAttribute('data-begin') ? keyed(element.getAttribute('data-begin')) : leafOf(element);
  }

  /* ---------------------------------------------------------------- A key of several practices */

  /* The place in a part that the answers so far lead to; null if one of them is no answer there. */
  function reached(node, said) {
    while (node && !node.leaf && said[node.text] !== undefined) {
      var answer = node.answers.filter(function (one) { return one.name === said[node.text]; })[0];
      node = answer ? answer.next() : null;
    }
    return node;
  }

  /* All parts that concern the role: the first open question of any, or what all say. */
  function together(parts, said) {
    var nodes = parts.filter(function (part) { return !part.roles.length || part.roles.indexOf(said[words.as]) >= 0; })
      .map(function (part) { return reached(part.node, said); }).filter(Boolean);
    var open = nodes.filter(function (node) { return !node.leaf; })[0];
    if (open)
      return ask(open, parts, said);
    var all = nodes.reduce(function (leaf, node) { return leaf.concat(node.leaf); }, []);
    var told = all.filter(function (one) { return !one.isNone; });
    return { leaf: told.length ? told : all.slice(0, 1) };
  }

  function ask(question, parts, said) {
    return {
      text: question.text,
      hint: question.hint,
      isRole: question.isRole,
      answers: question.answers.map(function (answer) {
        return { text: answer.text, name: answer.name, next: function () {
          var more = Object.assign({}, said);
          more[question.text] = answer.name;
          return together(parts, more);
        } };
      })
    };
  }

  function keyOf() {
    var elements = within(first, '.key-part');
    if (!elements[0].hasAttribute('data-practice'))
      return elements[0].hasAttribute('data-cases') ? questionOf(words.as, null, elements, partOf) : partOf(elements[0]);
    var isForRoles = first.hasAttribute('data-cases');
    var parts = elements.map(function (element) {
      return { node: partOf(element), roles: isForRoles ? names(element, 'data-roles').map(nameOf) : [] };
    });
    return isForRoles ? ask(questionOf(words.as, null, [first]), parts, {}) : together(parts, {});
  }

  var tree = first.matches('.q') ? nestedQuestion(first) : keyOf();
  var place = make('section', 'asks', '');

  /* Roles that share their questions share verdicts, too, and those that differ name their role
     ("Freelancer: ..."): the roles that are named in such a text. */
  function rolesIn(text, answers) {
    var rest = text;
    return answers.map(function (answer) { return answer.text; })
      .sort(function (a, b) { return b.length - a.length; }).filter(function (name) {
        var isNamed = rest.indexOf(name) >= 0;
        rest = rest.split(name).join('');
        return isNamed;
      });
  }

  first.parentNode.insertBefore(place, first);
  first.hidden = true;
  list(main.querySelectorAll('[data-static]')).forEach(function (text) { text.hidden = true; });
  window.proviso_ask(words, {
    tree: tree,
    place: place,
    level: 2,
    kind: 'question',
    /* Less those of other roles. */
    leafOf: function (path, node) {
      var role = path.filter(function (step) { return step.node.isRole; })[0];
      return node.leaf.filter(function (one) {
        return !role || !one.of || rolesIn(one.of.textContent, role.node.answers).indexOf(role.answer.text) >= 0;
      });
    },
    own: function () {
      var link = document.querySelector('.iam a[data-as="' + document.documentElement.dataset.as + '"]');
      return link ? nameOf(link.textContent) : '';
    }
  });
};
