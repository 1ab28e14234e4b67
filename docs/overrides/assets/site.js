/* What reading needs and HTML alone cannot do: notes in place, the way back, copying, the colours. The page works without it. */
(function () {
  "use strict";
  var root = document.documentElement, page = document.querySelector("article.page");
  function all(selector, inside) { return Array.prototype.slice.call((inside || document).querySelectorAll(selector)); }
  function make(name, className, words) {
    var element = document.createElement(name);
    if (className) element.className = className;
    if (words) element.textContent = words;
    return element;
  }

  /* The other language at the same place of the page. */
  all("a[data-same-place]").forEach(function (link) {
    link.addEventListener("click", function () { link.hash = location.hash; });
  });

  /* Light or dark: the reader's choice is kept only while it differs from the system's. */
  var dark = matchMedia("(prefers-color-scheme: dark)"), scheme = document.querySelector(".scheme");
  if (scheme) {
    scheme.hidden = false;
    scheme.addEventListener("click", function () {
      var system = dark.matches ? "slate" : "default", now = root.dataset.mdColorScheme || system;
      var next = now === "slate" ? "default" : "slate";
      root.dataset.mdColorScheme = next;
      try { next === system ? localStorage.removeItem("scheme") : localStorage.setItem("scheme", next); } catch (e) { /* private window */ }
    });
  }

  /* A menu closes when one leaves it. */
  all("details.menu").forEach(function (menu) {
    document.addEventListener("click", function (event) { if (!menu.contains(event.target)) menu.open = false; });
    menu.addEventListener("keydown", function (event) {
      if (event.key === "Escape") { menu.open = false; menu.querySelector("summary").focus(); }
    });
  });
  if (!page) return;

  /* The list of headings: open where it has a column of its own. */
  var wide = matchMedia("(min-width: 75em)"), contents = page.querySelector(".contents");
  function unfold() { if (contents) contents.open = wide.matches; }
  unfold();

  /* Notes. A reference opens its note right behind itself; the style sheet decides where that is. */
  var opened = null;
  function noteOf(ref) { return document.getElementById(decodeURIComponent(ref.hash.slice(1))); }
  function fill(target, ref) {
    all("p", noteOf(ref)).forEach(function (paragraph) {
      Array.prototype.forEach.call(paragraph.cloneNode(true).childNodes, function (node) {
        if (!(node.classList && node.classList.contains("footnote-backref"))) target.appendChild(node.cloneNode(true));
      });
    });
    return target;
  }
  function close(focus) {
    if (!opened) return;
    opened.note.remove();
    opened.ref.setAttribute("aria-expanded", "false");
    mark(opened.ref, false);
    if (focus) opened.ref.focus();
    opened = null;
  }
  function mark(ref, on) { all(".brief").forEach(function (brief) { if (brief.ref === ref) brief.classList.toggle("open", on); }); }
  function citation(note, ref) {
    var quotes = page.dataset.quotes, who = "", quote = "", lines = [], place = ref.closest("[id]:not(sup)");
    all(".who, q, a.reference", note).forEach(function (part) {
      if (part.matches(".who")) who = part.textContent.replace(/:\s*$/, "");
      else if (part.matches("q")) quote = part.textContent;
      else if (quote) lines.push(quotes[0] + quote + quotes[1] + " (" + who + ", " + part.textContent + ")");
    });
    return lines.join("; ") + ". " + document.title + ", " + location.href.split("#")[0] + "#" + (place || page.querySelector("[id]")).id;
  }
  function open(ref) {
    var again = opened && opened.ref === ref;
    close(false);
    if (again) return;
    var note = fill(make("span", "note"), ref), shut = make("button", "", page.dataset.close), copy = make("button", "", page.dataset.copy);
    note.setAttribute("role", "note");
    note.id = "open-note";
    copy.type = shut.type = "button";
    shut.addEventListener("click", function () { close(true); });
    copy.addEventListener("click", function () {
      navigator.clipboard.writeText(citation(note, ref)).then(function () { copy.textContent = page.dataset.copied; });
    });
    copy.setAttribute("aria-live", "polite");
    note.appendChild(make("br"));
    if (navigator.clipboard) note.appendChild(copy);
    note.appendChild(shut);
    ref.parentNode.after(note);
    ref.setAttribute("aria-expanded", "true");
    opened = { ref: ref, note: note };
    mark(ref, true);
  }
  var refs = all("a.footnote-ref", page).filter(noteOf);
  refs.forEach(function (ref) {
    ref.setAttribute("aria-expanded", "false");
    ref.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(ref);
    });
  });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") close(true); });

  /* Prose on a wide screen: every note stands in the margin too, briefly, for the eye only; the list at the end is there for everybody. */
  var margin = null;
  function layout() {
    if (!page.classList.contains("prose") || !wide.matches || !refs.length) return;
    var top = page.getBoundingClientRect().top, free = 0, seen = {};
    if (!margin) {
      margin = make("div", "margin");
      margin.setAttribute("aria-hidden", "true");
      refs.forEach(function (ref) {
        if (seen[ref.hash]) return;
        seen[ref.hash] = true;
        var brief = make("div", "brief");
        brief.appendChild(make("b", "", ref.textContent));
        fill(brief, ref);
        all("a", brief).forEach(function (link) { link.tabIndex = -1; });
        brief.ref = ref;
        brief.addEventListener("click", function (event) { if (!event.target.closest("a")) { open(ref); ref.focus({ preventScroll: true }); } });
        margin.appendChild(brief);
      });
      page.appendChild(margin);
    }
    Array.prototype.forEach.call(margin.children, function (brief) {
      var at = Math.max(free, brief.ref.getBoundingClientRect().top - top - 4);
      brief.style.top = at + "px";
      free = at + brief.offsetHeight + 12;
    });
  }
  layout();
  addEventListener("resize", layout);
  addEventListener("load", layout);
  wide.addEventListener("change", function () { unfold(); layout(); });

  /* The way back, after a reference has brought the reader to a sentence or a statement. */
  function offer(address) {
    all(".return").forEach(function (old) { old.remove(); });
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.matches(".sentence, .statement, .endnote, .event") || history.length < 2) return;
    var back = make("a", "return", page.dataset.back);
    back.href = address;
    back.addEventListener("click", function (event) { event.preventDefault(); back.remove(); history.back(); });
    page.appendChild(back);
  }
  var from = document.referrer, how = performance.getEntriesByType("navigation")[0];
  if (from && from.indexOf(location.origin + "/") === 0 && from.split("#")[0] !== location.href.split("#")[0] && (!how || how.type === "navigate")) offer(from);
  addEventListener("hashchange", function (event) { offer(event.oldURL); });
})();
