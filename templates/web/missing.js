/* A server shows 404.html for every address that it does not know, at any depth, where addresses that
   are relative lead astray: here they become those of the site, whose path is known.  This one stands
   in the page, on one line: no comments that end with it. */
(function () {
  'use strict';
  var root = document.currentScript.dataset.root;
  var here = new URL('.', location.href).pathname;

  function mend(element, name) {
    var value = element.getAttribute(name);
    if (value && !/^([a-z]+:|[/#])/i.test(value))
      element.setAttribute(name, root + value);
  }

  if (location.protocol === 'file:' || here === root || here.indexOf(root) !== 0)
    return;
  ['href', 'action', 'src', 'data-search', 'data-results', 'data-index', 'data-role'].forEach(function (name) {
    Array.prototype.forEach.call(document.querySelectorAll('[' + name + ']'), function (element) { mend(element, name); });
  });
}());
