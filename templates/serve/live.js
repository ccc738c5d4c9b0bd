// The script that proviso serve adds to the pages it sends.  It shows each new build.  It is never
// written to a file.
(() => {
  'use strict';
  const script = document.currentScript;
  const frame = document.querySelector('iframe[data-file]');
  const place = `proviso-serve ${location.pathname}`;
  let edition = Number(script.dataset.edition);

  // The reader's position: the last element with an id above the top of the window, the distance
  // from it, and which details are open.
  function keep() {
    let at = null;
    for (const element of document.querySelectorAll('main [id]')) {
      const top = element.getBoundingClientRect().top;
      if (top > 8 && at)
        break;
      at = { id: element.id, top };
    }
    const open = [...document.querySelectorAll('details')].map((details) => details.open);
    sessionStorage.setItem(place, JSON.stringify({ at, y: scrollY, open, focus: document.activeElement.id }));
  }

  function restore() {
    const kept = JSON.parse(sessionStorage.getItem(place));
    sessionStorage.removeItem(place);
    if (!kept)
      return;
    const all = [...document.querySelectorAll('details')];
    if (all.length === kept.open.length)
      all.forEach((details, i) => { details.open = kept.open[i]; });
    const element = kept.at && document.getElementById(kept.at.id);
    scrollTo({ top: element ? scrollY + element.getBoundingClientRect().top - kept.at.top : kept.y, behavior: 'instant' });
    if (kept.focus)
      document.getElementById(kept.focus)?.focus({ preventScroll: true });
  }

  const isSame = (a, b) => a.nodeName === b.nodeName && a.id === b.id;

  // Makes the text that is shown that of the new page, node by node from either end.  What scripts did to
  // the page, and nodes that they added, stay wherever it has not changed.
  function patch(now, next) {
    const old = [...now.childNodes], fresh = [...next.childNodes];
    const most = Math.min(old.length, fresh.length);
    let head = 0, tail = 0;
    while (head < most && isSame(old[head], fresh[head]))
      head++;
    while (tail < most - head && isSame(old[old.length - 1 - tail], fresh[fresh.length - 1 - tail]))
      tail++;
    fresh.forEach((node, i) => {
      if (i >= head && i < fresh.length - tail)
        return;
      const shown = i < head ? old[i] : old[old.length - fresh.length + i];
      if (node.nodeType === Node.ELEMENT_NODE)
        patch(shown, node);
      else if (shown.data !== node.data)
        shown.data = node.data;
    });
    const added = fresh.slice(head, fresh.length - tail);
    if (added.length) {
      old.slice(head, old.length - tail).forEach((node) => node.remove());
      const after = old[old.length - tail];
      added.forEach((node) => now.insertBefore(node, after || null));
    }
  }

  // Loading a page takes longer than fetching it, so its text is shown first.
  function replace(text) {
    const now = document.querySelector('main');
    const next = new DOMParser().parseFromString(text, 'text/html').querySelector('main');
    keep();
    if (now && next)
      patch(now, next);
    setTimeout(() => location.reload(), 30); // once the browser has drawn it
  }

  // A page whose file has not changed is not replaced.
  async function refresh(next) {
    const answer = await fetch(frame ? frame.src : location.pathname, { method: frame ? 'HEAD' : 'GET', cache: 'no-store' });
    const hash = answer.headers.get('X-Proviso-File');
    if (!frame && hash !== script.dataset.file) {
      replace(await answer.text());
      return;
    }
    if (frame && hash !== frame.dataset.file) {
      frame.dataset.file = hash;
      frame.contentWindow.location.reload();
    }
    edition = next;
  }

  // ---------------------------------------------------------------- The panel

  const style = `
    :host { all: initial; }
    section { position: fixed; z-index: 2147483647; inset: auto 0 0 0; max-height: 45vh; overflow: auto;
      font: 14px/1.45 ui-monospace, monospace; color: #fff; background: #1d1d1d; border-top: 4px solid #c9a227; padding: 8px 16px; }
    section.failed { border-color: #e5484d; }
    summary { font: bold 14px/1.6 sans-serif; cursor: pointer; }
    ol { margin: 6px 0; padding: 0; list-style: none; } li { margin: 0 0 8px; overflow-wrap: anywhere; }
    .place { color: #9ecbff; } .error { color: #ff9ea1; } .warning { color: #ffd866; } .note { padding-left: 2ch; color: #d0d0d0; }
    pre { margin: 0; white-space: pre-wrap; font: inherit; }`;
  let root = null;

  function add(parent, name, className, text) {
    const element = document.createElement(name);
    if (className)
      element.className = className;
    if (text)
      element.textContent = text;
    parent.append(element);
    return element;
  }

  const where = (finding) => finding.file ? `${finding.file}:${finding.line}:${finding.column} ` : '';

  function list(parent, findings) {
    for (const finding of findings) {
      const item = add(parent, 'li');
      add(item, 'span', 'place', where(finding));
      add(item, 'span', finding.severity, `${finding.severity}: `);
      add(item, 'span', '', `${finding.message} [${finding.code}]`);
      for (const note of finding.notes || [])
        add(item, 'div', 'note', `${where(note)}${note.message}`);
    }
  }

  const count = (n, one) => `${n} ${one}${n === 1 ? '' : 's'}`;

  function show(state) {
    const report = state.report || { errors: 0, warnings: 0, findings: [] };
    const findings = report.findings.filter((finding) => finding.severity !== 'note' && !('accepted' in finding));
    const failed = state.status > 0;
    const opened = root?.querySelector('details')?.open;
    root?.replaceChildren();
    if (!failed && !findings.length)
      return;
    if (!root) {
      const host = add(document.body, 'div');
      host.id = 'proviso-serve-panel';
      root = host.attachShadow({ mode: 'open' });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(style);
      root.adoptedStyleSheets = [sheet];
    }
    const section = add(root, 'section', failed ? 'failed' : '');
    section.setAttribute('role', failed ? 'alert' : 'status');
    section.setAttribute('aria-label', 'Findings');
    const details = add(section, 'details');
    details.open = failed || Boolean(opened);
    const said = [report.errors && count(report.errors, 'error'), report.warnings && count(report.warnings, 'warning')]
      .filter(Boolean).join(', ') || 'not built';
    add(details, 'summary', '', failed ? `${said} – this is the last good edition` : said);
    if (state.message)
      add(details, 'pre', 'error', state.message);
    list(add(details, 'ol'), findings);
  }

  restore();
  const events = new EventSource(`/-/events?page=${encodeURIComponent(location.pathname)}`);
  events.onmessage = (event) => {
    const state = JSON.parse(event.data);
    show(state);
    if (state.edition !== edition)
      refresh(state.edition).catch(() => {});
  };
  addEventListener('pagehide', () => events.close());
  addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });
})();
