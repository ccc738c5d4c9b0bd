/* Loads the scripts of the answer that asks.  This one stands in the page, on one line: no comments
   that end with it. */
(function () {
  'use strict';
  var names = document.currentScript.dataset;
  var left = [names.ask, names.case];
  left.slice().forEach(function (name) {
    var script = document.createElement('script');
    script.src = name;
    script.onload = function () { left.pop(); if (!left.length) window.proviso_case(names); };
    document.head.appendChild(script);
  });
}());
