/* "I am": the role that the reader chose, as a state of the whole site.  It stands in the address
   (?as=ROLE), which comes first, and on the device; html[data-as] has it, and role.js makes the page
   follow.  Without a role, and without this script, everything stands as it is.
   This one stands in the page, on one line: no comments that end with it. */
(function () {
  'use strict';
  var words = document.currentScript.dataset;
  var root = document.documentElement;
  var links = Array.prototype.slice.call(document.querySelectorAll('.iam a'));
  var key = 'proviso:' + new URL(words.root || '.', location.href).pathname + ':as';
  var query = new URLSearchParams(location.search);
  var asked = query.get('as');
  var isKept = location.protocol !== 'file:';
  var role = '';
  var page = links.filter(function (link) { return link.dataset.as && link.href && new URL(link.href).pathname === location.pathname; })[0];

  function linkOf(id) {
    return links.filter(function (link) { return link.dataset.as === id; })[0];
  }

  try {
    role = localStorage.getItem(key) || '';
  } catch (error) {
    isKept = false;
  }
  if (page)
    role = page.dataset.as;
  else if (asked !== null && linkOf(asked))
    role = asked;
  if (!linkOf(role))
    role = '';
  try {
    if (role)
      localStorage.setItem(key, role);
    else
      localStorage.removeItem(key);
  } catch (error) {
    isKept = false;
  }

  /* There are separate pages for each role instead of this one. */
  if (role && !page && document.querySelector('.iam[data-pages]')) {
    location.replace(linkOf(role).href);
    return;
  }

  function addressFor(id, other) {
    var to = new URL(other || location.href);
    to.searchParams.set('as', id);
    return to;
  }

  links.forEach(function (link) {
    link.removeAttribute('aria-current');
    if (link.dataset.as === role)
      link.setAttribute('aria-current', 'true');
    if (!page)
      link.href = addressFor(link.dataset.as).href;
    else if (!link.dataset.as)
      link.href = addressFor('', link.href).href;
  });
  if (!page && asked !== (role || null)) {
    query.set('as', role);
    if (!role)
      query.delete('as');
    try {
      history.replaceState(null, '', location.pathname + (String(query) && '?' + query) + location.hash);
    } catch (error) {
      isKept = false;
    }
  }

  /* If the device cannot store the role, or only for each file, the links carry it. */
  document.addEventListener('click', function (event) {
    var link = event.target.closest && event.target.closest('a[href]');
    if (!link)
      return;
    var to = new URL(link.href);
    if (link.closest('.iam'))
      link.href = to.href.split('#')[0] + (page ? '' : location.hash);
    else if (role && !isKept && to.host === location.host && /\.html$/.test(to.pathname) &&
        (to.pathname !== location.pathname || !to.hash))
      link.href = addressFor(role, link.href).href;
  });
  document.addEventListener('submit', function (event) {
    if (!role || event.target.method !== 'get' || event.target.elements.as)
      return;
    var field = document.createElement('input');
    field.type = 'hidden';
    field.name = 'as';
    field.value = role;
    event.target.appendChild(field);
  });
  if (!role)
    return;
  root.dataset.as = role;

  /* The page becomes visible once it follows the role, or when the script that does this cannot
     be loaded. */
  function show() {
    root.classList.add('as-done');
  }

  var script = document.createElement('script');
  script.src = words.role;
  script.onload = function () {
    function follow() {
      try {
        window.proviso_role(role, links, words);
      } finally {
        show();
      }
    }
    if (document.readyState === 'loading')
      document.addEventListener('DOMContentLoaded', follow);
    else
      follow();
  };
  script.onerror = show;
  document.head.appendChild(script);
}());
