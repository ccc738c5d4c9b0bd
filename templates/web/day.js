/* The day of the rules that the reader chose.  It is in the address; the device keeps it too, and the
   pages of today offer the way back.  They never go there by themselves: what holds today comes first.
   This one stands in the page, on one line: no comments that end with it. */
(function () {
  'use strict';
  var words = document.currentScript.dataset;
  var key = 'proviso:' + new URL(words.root || '.', location.href).pathname + ':day';

  function offer(day) {
    var list = document.querySelector('.days ul');
    var link = list.querySelector('a[data-day="' + day + '"]');
    if (!link)
      return;
    var back = document.createElement('a');
    back.className = 'kept';
    back.href = link.href;
    back.textContent = words.kept.replace('#1', link.textContent);
    list.closest('.day').before(back);
  }

  try {
    if (words.here)
      localStorage.setItem(key, words.here);
    else if (/^[0-9-]+$/.test(localStorage.getItem(key)))
      offer(localStorage.getItem(key));
    document.addEventListener('click', function (event) {
      var link = event.target.closest && event.target.closest('a[data-day=""]');
      if (link)
        localStorage.removeItem(key);
    });
  } catch (error) {
    document.documentElement.dataset.days = 'unkept';
  }
}());
