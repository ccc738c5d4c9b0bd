/* Loads the script of "Your case".  This one stands in the page, on one line: no comments that end
   with it. */
(function () {
  'use strict';
  var names = document.currentScript.dataset;
  var script = document.createElement('script');
  script.src = names.case;
  script.onload = function () { window.proviso_case(names); };
  document.head.appendChild(script);
}());
