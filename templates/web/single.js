/* The handbook in one file: shows what works only with scripts, and the results of a search. */
(function () {
  'use strict';
  Array.prototype.forEach.call(document.querySelectorAll('.search, .iam'), function (element) {
    element.hidden = false;
  });
  document.getElementById('all--search').hidden = !new URLSearchParams(location.search).get('q');
}());
