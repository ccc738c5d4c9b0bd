/* A guide that asks: one question at a time, from the nested questions of the page.  The address
   holds the answers so far (#client,through-the-platform), so that Back, a reload and a link that is
   sent lead to the same place; each answer can be changed, those after it stay where they still
   apply.  At the end one verdict for each act, and which single answer would change them.
   Without this script the nested questions stand as they are. */
window.proviso_case = function (words) {
  'use strict';
  var main = document.querySelector('main');
  var first = main.querySelector('.q');
  if (!first)
    return;
  var heading = document.title;
  var kept = {};
  var place = document.createElement('section');

  function make(name, className, text) {
    var element = document.createElement(name);
    element.className = className;
    element.textContent = text;
    return element;
  }

  function put(parent, name, className, text) {
    return parent.appendChild(make(name, className, text));
  }

  function within(element, selector) {
    return Array.prototype.filter.call(element.children, function (child) { return child.matches(selector); });
  }

  function nameOf(text) {
    return text.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  }

  /* The tree: a question with its answers, each with what comes next; or the verdicts. */
  function read(box) {
    var question = within(box, '.q')[0] || (box === first ? first : null);
    if (!question)
      return { leaf: within(box, '.ans, .none') };
    var hint = within(question, '.hint')[0];
    var answers = [];
    within(question, 'details').forEach(function (details) {
      var next = read(details.querySelector('.nx'));
      (details.getAttribute('data-cases') || '').split('|').forEach(function (text) {
        answers.push({ text: text, name: nameOf(text), next: next });
      });
    });
    return { text: within(question, '.qq')[0].textContent, hint: hint && hint.textContent, answers: answers };
  }

  function answerOf(node, name) {
    return node.answers.filter(function (answer) { return answer.name === name; })[0];
  }

  var tree = read(first);

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

  /* The verdicts at the end of a path, less those of other roles. */
  function leafOf(path, node) {
    var isRole = path.length && path[0].node.text === words.as;
    return node.leaf.filter(function (box) {
      var who = box.querySelector('.judged .of');
      return !isRole || !who || rolesIn(who.textContent).indexOf(path[0].answer.text) >= 0;
    });
  }

  /* Follows a list of names as far as it goes. */
  function follow(names) {
    var node = tree;
    var path = [];
    names.some(function (name) {
      var answer = !node.leaf && answerOf(node, name);
      if (!answer)
        return true;
      path.push({ node: node, answer: answer });
      node = answer.next;
      return false;
    });
    return { path: path, node: node };
  }

  /* One more answer after some; what was answered to later questions stays. */
  function on(path, name, said) {
    var names = path.map(function (step) { return step.answer.name; }).concat(name);
    for (var at = follow(names); !at.node.leaf && answerOf(at.node, said[at.node.text]); at = follow(names))
      names.push(said[at.node.text]);
    return { names: names, path: at.path, node: at.node };
  }

  function address(names) {
    return '#' + (names.length ? names.join(',') : 'start');
  }

  function reached() {
    var names = decodeURIComponent(location.hash.slice(1)).split(',').filter(Boolean);
    var own = document.documentElement.dataset.as;
    var at = follow(names);
    if (!names.length && own && words.as) {
      var link = document.querySelector('.iam a[data-as="' + own + '"]');
      var role = link && !tree.leaf && tree.text === words.as && answerOf(tree, nameOf(link.textContent));
      return role ? follow([role.name]) : at;
    }
    return at;
  }

  function verdictOf(box) {
    var word = box.querySelector('.w');
    var act = box.querySelector('.judged');
    var name = act ? act.textContent : '';
    return { key: name + '|' + (word || box).textContent, act: name, word: word && word.parentNode, box: box };
  }

  /* Conditions that run in a line become a list to tick off. */
  function checklist(box) {
    Array.prototype.forEach.call(box.querySelectorAll('p.m'), function (line) {
      var marks = line.querySelectorAll('b.k');
      if (!marks.length)
        return;
      var list = make('ul', 'prov', '');
      Array.prototype.forEach.call(marks, function (mark) {
        var item = put(list, 'li', '', '');
        var label = put(item, 'label', '', '');
        var input = document.createElement('input');
        input.type = 'checkbox';
        label.appendChild(input);
        var text = put(label, 'span', 'condition', '');
        for (var node = mark, next; node && (node === mark || !(node.matches && node.matches('b.k'))); node = next) {
          next = node.nextSibling;
          text.appendChild(node);
        }
      });
      line.parentNode.insertBefore(list, line.nextSibling);
    });
  }

  function outcome(box) {
    var copy = box.cloneNode(true);
    var line = make('p', 'm', '');
    checklist(copy);
    ['data-source', 'data-since', 'data-checked'].forEach(function (name) {
      var text = copy.getAttribute(name);
      if (text)
        line.textContent += (line.textContent && ' · ') + text;
    });
    if (line.textContent)
      copy.insertBefore(line, copy.lastElementChild);
    return copy;
  }

  /* The verdicts that differ when one answer is another one; null: there is one more question. */
  function changes(other, before) {
    return other.node.leaf ? leafOf(other.path, other.node).map(verdictOf).filter(function (one) {
      return !before.some(function (other) { return other.key === one.key; });
    }) : null;
  }

  function whatIf(path, leaf, said) {
    var before = leaf.map(verdictOf);
    var list = make('ul', 'what-if', '');
    path.forEach(function (step, i) {
      step.node.answers.forEach(function (answer) {
        if (answer.name === step.answer.name)
          return;
        var other = on(path.slice(0, i), answer.name, said);
        var found = changes(other, before);
        if (found && !found.length)
          return;
        var item = put(list, 'li', '', '');
        put(item, 'span', 'n', step.node.text);
        put(item, 'a', '', answer.text).href = address(other.names);
        if (!found)
          put(item, 'span', 'n', words.more);
        (found || []).forEach(function (one) {
          var line = put(item, 'p', 'then', one.act ? one.act + ' ' : '');
          if (one.word) {
            var word = line.appendChild(make('span', 'v ' + one.box.className.replace('ans ', ''), ''));
            Array.prototype.forEach.call(one.word.childNodes, function (child) { word.appendChild(child.cloneNode(true)); });
          } else if (!one.act) {
            line.textContent = one.box.textContent;
          }
        });
      });
    });
    if (!list.firstChild)
      return;
    put(place, 'h3', 's', words.change);
    put(place, 'p', 'hint', words.one);
    place.appendChild(list);
  }

  function answers(path) {
    if (!path.length)
      return;
    var box = put(place, 'aside', 'answers', '');
    box.setAttribute('aria-label', words.answers);
    put(box, 'h3', '', words.answers);
    var list = put(box, 'ol', '', '');
    path.forEach(function (step, i) {
      var item = put(list, 'li', '', '');
      put(item, 'span', 'n', step.node.text);
      put(item, 'b', '', step.answer.text);
      var link = put(item, 'a', '', words.edit + ' ');
      put(link, 'span', 'vh', step.node.text);
      link.href = address(path.slice(0, i).map(function (one) { return one.answer.name; }));
    });
    put(box, 'a', '', words.again).href = address([]);
  }

  function show(isMoved) {
    var at = reached();
    var said = {};
    at.path.forEach(function (step) { kept[step.node.text] = step.answer.name; });
    Object.keys(kept).forEach(function (text) { said[text] = kept[text]; });
    place.textContent = '';
    var title = put(place, 'h2', 'question', at.node.leaf ? words.answer : at.node.text);
    title.tabIndex = -1;
    if (at.node.leaf) {
      var leaf = leafOf(at.path, at.node);
      leaf.forEach(function (box) { place.appendChild(outcome(box)); });
      answers(at.path);
      whatIf(at.path, leaf, said);
    } else {
      if (at.node.hint)
        put(place, 'p', 'hint', at.node.hint);
      var list = put(place, 'ul', 'choices', '');
      at.node.answers.forEach(function (answer) {
        var next = on(at.path, answer.name, said);
        put(put(list, 'li', '', ''), 'a', '', answer.text).href = address(next.names);
      });
    }
    if (at.path.length) {
      var back = put(put(place, 'p', 'back', ''), 'a', '', words.back);
      back.href = address(at.path.slice(0, -1).map(function (step) { return step.answer.name; }));
    }
    if (!at.node.leaf)
      answers(at.path);
    document.title = title.textContent + ' – ' + heading;
    if (isMoved) {
      title.focus({ preventScroll: true });
      place.scrollIntoView();
    }
  }

  place.className = 'asks';
  first.parentNode.insertBefore(place, first);
  first.hidden = true;
  Array.prototype.forEach.call(main.querySelectorAll('[data-static]'), function (text) { text.hidden = true; });
  window.addEventListener('hashchange', function () {
    if (location.hash === '#start')
      kept = {};
    show(true);
  });
  show(false);
};
