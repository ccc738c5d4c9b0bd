/* The search field.  Nothing is loaded before somebody goes there: then, as classic scripts that
   work from file:// as well, lunr, the search itself and its index.  This one stands in the page,
   on one line: no comments that end with it. */
(function () {
  'use strict';
  var names = document.currentScript.dataset;
  var input = document.getElementById('search');
  var isWanted = false;

  function load(files, done) {
    if (!files.length) {
      done();
      return;
    }
    var script = document.createElement('script');
    script.src = files[0];
    script.onload = function () { load(files.slice(1), done); };
    document.head.appendChild(script);
  }

  function want() {
    if (isWanted)
      return;
    isWanted = true;
    load([names.lunr, names.search, names.index], function () {
      window.proviso_search(input, names);
    });
  }

  input.addEventListener('focus', want);
  if (location.hash === '#search')
    input.focus();
  if (document.activeElement === input)
    want();
}());
