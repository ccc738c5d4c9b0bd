/* The search field.  Nothing is loaded before somebody goes there, or comes to the page of results:
   then, as classic scripts that work from file:// as well, the ranking, what shows it, and the index.  This
   one stands in the page, on one line: no comments that end with it. */
(function () {
  'use strict';
  var names = document.currentScript.dataset;
  var input = document.getElementById('search');
  var page = document.getElementById('search-results');
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
    load([names.search, names.results, names.index].concat(page ? page.dataset.found : []), function () {
      window.proviso_search(input, names);
      if (page)
        window.proviso_found(page, input, names, load);
    });
  }

  input.addEventListener('focus', want);
  if (location.hash === '#search')
    input.focus();
  if (document.activeElement === input || page)
    want();
}());
