/* The answer that asks: one question at a time, from the questions of a guide (guide.js) or
   the rule table of a practice (case.js).  The address holds the answers so far
   (#client,through-the-platform), so that Back, a reload and a link that is sent lead to the same
   place; each answer can be changed, those after it stay where they still apply.  At the end one
   verdict for each act, and which single answer would change them.  "I am not sure" leads to every
   verdict that is still possible, the strictest first.  Without this script the page says the same
   in its own form.

   The model has
     tree    a question { text, hint, isRole, answers: [{ text, name, next }] }, or { leaf }: a list of
             verdicts { act, word, by, sign, mark, box }; `by` tells answers of one verdict apart;
             next(), mark() and box() are functions that return the node, the verdict with its sign,
             and the whole answer;
     leafOf  (path, node): the verdicts of a leaf that hold on a path of { node, answer };
     own     (): the name of the answer to the question of role that the site already has, or '';
     place   the element to fill, `level` of its headings, `kind` of its first one;
     shown   (path, node): called after each change. */
window.proviso_ask = function (words, model) {
  'use strict';
  var UNSURE = 'unsure';
  var MOST = 3000; /* how many endings of a question "I am not sure" examines */
  var STRICTEST = ['no', 'must', 'better-not', 'should', 'if', 'unsettled', 'ns', 'ended', 'exempt', 'yes'];
  var place = model.place;
  var heading = document.title;
  var kept = {};
  var here = null;

  function put(parent, name, className, text) {
    var element = parent.appendChild(document.createElement(name));
    if (className)
      element.className = className;
    element.textContent = text || '';
    return element;
  }

  function head(parent, below, className, text) {
    return put(parent, 'h' + (model.level + below), className, text);
  }

  /* ---------------------------------------------------------------- The way through the questions */

  function next(answer) {
    return answer.node || (answer.node = answer.next());
  }

  function named(node, name) {
    return node.answers.filter(function (answer) { return answer.name === name; })[0];
  }

  function namesOf(path) {
    return path.map(function (step) { return step.answer.name; });
  }

  function texts(path) {
    return path.map(function (step) { return step.answer.text; }).join(' · ');
  }

  /* Follows a list of names as far as possible; names that are not answers remain in `rest`. */
  function follow(names) {
    var rest = names.slice();
    var node = model.tree;
    var path = [];
    function isAnswer(name) {
      return named(node, name);
    }
    while (!node.leaf) {
      var name = rest.filter(isAnswer)[0];
      if (name === undefined)
        break;
      rest.splice(rest.indexOf(name), 1);
      path.push({ node: node, answer: named(node, name) });
      node = next(named(node, name));
    }
    return { path: path, node: node, rest: rest, isUnsure: !node.leaf && rest.indexOf(UNSURE) >= 0 };
  }

  /* Adds an answer; answers to later questions are kept. */
  function on(path, name, said) {
    var names = namesOf(path).concat(name);
    for (var at = follow(names); !at.node.leaf && named(at.node, said[at.node.text]); at = follow(names))
      names.push(said[at.node.text]);
    return { names: names, path: at.path, node: at.node };
  }

  function address(names) {
    return '#' + (names.length ? names.join(',') : 'start');
  }

  /* The state given by the address; null if it names another place on the page. */
  function reached() {
    var names = decodeURIComponent(location.hash.slice(1)).split(',').filter(Boolean);
    if (names[0] === 'start')
      return follow([]);
    var own = model.tree.isRole && model.own();
    if (own && named(model.tree, own) && !names.some(function (name) { return named(model.tree, name); }))
      names.unshift(own);
    var at = follow(names);
    return names.length && !at.path.length && !at.isUnsure ? null : at;
  }

  /* Every path from a question to an end; null if there are too many. */
  function endings(path, node) {
    if (node.leaf)
      return [{ path: path, leaf: model.leafOf(path, node) }];
    var all = [];
    return node.answers.every(function (answer) {
      var more = endings(path.concat({ node: node, answer: answer }), next(answer));
      all = more && all.length + more.length <= MOST ? all.concat(more) : null;
      return all;
    }) ? all : null;
  }

  /* ---------------------------------------------------------------- Verdicts */

  function keyOf(verdict) {
    return verdict.act + '|' + verdict.word;
  }

  function answerOf(verdict) {
    return keyOf(verdict) + '|' + verdict.by;
  }

  function strictness(verdict) {
    var at = STRICTEST.indexOf(verdict.sign);
    return at < 0 ? STRICTEST.length : at;
  }

  function addVerdict(item, verdict, withAct) {
    var line = put(item, 'p', 'then', withAct && verdict.act ? verdict.act + ' ' : '');
    if (verdict.sign)
      line.appendChild(verdict.mark());
    else if (!withAct || !verdict.act)
      line.textContent = verdict.word;
  }

  /* The verdicts that change with another answer; null if that leads to another question. */
  function changes(other, before) {
    return other.node.leaf ? model.leafOf(other.path, other.node).filter(function (one) {
      return before.indexOf(keyOf(one)) < 0;
    }) : null;
  }

  function addWhatIf(path, leaf, said) {
    var before = leaf.map(keyOf);
    var list = document.createElement('ul');
    list.className = 'what-if';
    path.forEach(function (step, i) {
      step.node.answers.forEach(function (answer) {
        if (answer.name === step.answer.name)
          return;
        var other = on(path.slice(0, i), answer.name, said);
        var found = changes(other, before);
        if (found && !found.length)
          return;
        var item = put(list, 'li');
        put(item, 'span', 'n', step.node.text);
        put(item, 'a', '', answer.text).href = address(other.names);
        if (!found)
          put(item, 'span', 'n', words.more);
        (found || []).forEach(function (one) { addVerdict(item, one, true); });
      });
    });
    if (!list.firstChild)
      return;
    head(place, 1, 's', words.change);
    put(place, 'p', 'hint', words.one);
    place.appendChild(list);
  }

  /* The combinations of cases that lead to a verdict, in the shortest form; `name` is keyOf or
     answerOf. */
  function waysTo(name, key, path, node) {
    if (node.leaf)
      return model.leafOf(path, node).map(name).indexOf(key) >= 0 ? [[]] : [];
    var lists = node.answers.map(function (answer) {
      var step = { node: node, answer: answer };
      return { step: step, ways: waysTo(name, key, path.concat(step), next(answer)) };
    });
    if (lists.every(function (one) { return one.ways.length === 1 && !one.ways[0].length; }))
      return [[]];
    return lists.reduce(function (all, one) {
      return all.concat(one.ways.map(function (way) { return [one.step].concat(way); }));
    }, []);
  }

  function addWays(item, at, verdict, name) {
    waysTo(name, name(verdict), at.path, at.node).forEach(function (way) {
      if (way.length)
        put(put(item, 'p'), 'a', '', texts(way)).href = address(namesOf(at.path.concat(way)));
      else
        put(item, 'p', '', words.either);
    });
  }

  /* All different verdicts, of which `name` tells them apart. */
  function different(verdicts, name) {
    var seen = {};
    return verdicts.filter(function (verdict) {
      var isNew = !seen['=' + name(verdict)];
      seen['=' + name(verdict)] = true;
      return isNew;
    });
  }

  /* The possible verdicts for each act: the strictest one, with each of its answers, then the others
     with their cases. */
  function addPossible(at) {
    var all = different(endings(at.path, at.node).reduce(function (list, end) { return list.concat(end.leaf); }, []), answerOf);
    put(place, 'p', 'hint', words.strictest);
    different(all, function (verdict) { return verdict.act; }).forEach(function (first) {
      var own = all.filter(function (verdict) { return verdict.act === first.act; })
        .sort(function (a, b) { return strictness(a) - strictness(b); });
      own.filter(function (verdict) { return keyOf(verdict) === keyOf(own[0]); }).forEach(function (verdict) {
        addWays(put(place.appendChild(verdict.box()), 'div', 'm ways'), at, verdict, answerOf);
      });
      var others = different(own, keyOf).slice(1);
      if (!others.length)
        return;
      var list = put(place, 'ul', 'what-if');
      others.forEach(function (verdict) {
        var item = put(list, 'li');
        addVerdict(item, verdict, false);
        addWays(item, at, verdict, keyOf);
      });
    });
  }

  /* ---------------------------------------------------------------- The content of the page */

  function addAnswers(at) {
    if (!at.path.length && !at.isUnsure)
      return;
    var box = put(place, 'section', 'answers');
    box.setAttribute('aria-label', words.answers);
    head(box, 1, '', words.answers);
    var list = put(box, 'ol');
    var path = at.path.concat(at.isUnsure ? { node: at.node, answer: { text: words.unsure } } : []);
    path.forEach(function (step, i) {
      var item = put(list, 'li');
      put(item, 'span', 'n', step.node.text);
      put(item, 'b', '', step.answer.text);
      var link = put(item, 'a', '', words.edit + ' ');
      put(link, 'span', 'vh', step.node.text);
      link.href = address(namesOf(path.slice(0, i)));
    });
    put(box, 'a', '', words.again).href = address([]);
  }

  function addQuestion(at, said) {
    if (at.node.hint)
      put(place, 'p', 'hint', at.node.hint);
    var list = put(place, 'ul', 'choices');
    at.node.answers.forEach(function (answer) {
      put(put(list, 'li'), 'a', '', answer.text).href = address(on(at.path, answer.name, said).names);
    });
    if (named(at.node, UNSURE) || !endings(at.path, at.node))
      return;
    var link = put(put(list, 'li', 'unsure'), 'a');
    link.href = address(namesOf(at.path).concat(UNSURE));
    put(link, 'span', '', words.unsure);
    put(link.firstChild, 'small', '', words.hint);
  }

  function addBack(at) {
    if (!at.path.length && !at.isUnsure)
      return;
    var back = put(put(place, 'p', 'back'), 'a', '', words.back);
    back.href = address(namesOf(at.isUnsure ? at.path : at.path.slice(0, -1)));
  }

  function fill(at) {
    var said = {};
    at.path.forEach(function (step) { kept[step.node.text] = step.answer.name; });
    Object.keys(kept).forEach(function (text) { said[text] = kept[text]; });
    place.textContent = '';
    var isEnd = at.node.leaf || at.isUnsure;
    var title = head(place, 0, model.kind, isEnd ? words.answer : at.node.text);
    title.tabIndex = -1;
    if (at.isUnsure) {
      addPossible(at);
    } else if (isEnd) {
      var leaf = model.leafOf(at.path, at.node);
      leaf.forEach(function (verdict) { place.appendChild(verdict.box()); });
      addWhatIf(at.path, leaf, said);
    } else {
      addQuestion(at, said);
    }
    addBack(at);
    addAnswers(at);
    document.title = at.path.length || model.level === 2 ? title.textContent + ' – ' + heading : heading;
    return title;
  }

  function show(isMoved) {
    var at = reached() || here === null && follow([]);
    if (!at)
      return;
    var now = address(namesOf(at.path).concat(at.isUnsure ? UNSURE : []));
    if (now === here)
      return;
    here = now;
    var title = fill(at);
    if (model.shown)
      model.shown(at.path, at.node);
    if (isMoved) {
      title.focus({ preventScroll: true });
      (place.closest('.mine') || place).scrollIntoView();
    }
  }

  window.addEventListener('hashchange', function () {
    if (location.hash === '#start')
      kept = {};
    show(true);
  });
  show(false);
};
