/* The search as a reader meets it: a field that opens, keys, and its own page. What finds is fetched with the first turn to it. */
(() => {
  "use strict";
  const box = document.querySelector("search");
  if (!box) return;
  const form = box.querySelector("form"), input = form.querySelector("input"), labels = form.dataset, status = box.querySelector("[role=status]");
  const page = document.querySelector("[data-search-page]");
  const root = labels.search, index = location.protocol === "file:" ? "index.html" : "", address = () => `${root}search/${index}?q=${encodeURIComponent(input.value.trim())}`;
  const title = document.title, others = document.querySelectorAll("a[data-same-place]");
  let finder;

  const load = () => finder ||= new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = `${root}assets/find.js`;
    script.onload = () => done(window.searchFinder({ box, page, root, index, labels, failed }));
    script.onerror = fail;
    document.head.append(script);
  }).then(async (made) => { await made.start(); labels.ready = true; return made; });
  const failed = () => { finder = null; status.textContent = labels.failed; };
  /* `live`: the last word may be unfinished. */
  const show = (live, only) => {
    const asked = input.value.trim();
    if (page) {
      /* WebKit sets the field back to this when a reader comes back. */
      input.defaultValue = input.value;
      document.title = (asked && asked + " – ") + title;
      /* The other language answers the same. */
      for (const link of others) link.search = `?q=${encodeURIComponent(asked)}`;
    }
    if (!labels.ready) status.textContent = asked && labels.loading;
    /* Whoever has asked goes on from the answer. */
    load().then((made) => made.show(input.value, live, only)).then(() => { if (page && !live) status.focus({ preventScroll: true }); }).catch(failed);
  };
  const open = (on) => {
    box.classList.toggle("open", on);
    if (!on && finder) finder.then((made) => made.leave()).catch(failed);
  };
  const close = () => { input.value = ""; open(false); input.blur(); };

  /* The part of the screen that the keys of a phone leave free. */
  const seen = window.visualViewport, fit = () => {
    box.style.setProperty("--seen", `${seen.height}px`);
    box.style.setProperty("--seen-top", `${seen.offsetTop}px`);
  };
  for (const change of ["resize", "scroll"]) seen.addEventListener(change, fit);
  fit();

  input.addEventListener("focus", () => { if (!page) open(true); load().catch(failed); });
  const ask = (live) => {
    show(live);
    if (page) try { history.replaceState(null, "", `?q=${encodeURIComponent(input.value)}${live ? "&live" : ""}`); } catch { /* not from the disk */ }
  };
  input.addEventListener("input", () => ask(true));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (page) ask(); else if (input.value.trim()) location.href = address();
  });
  box.querySelector("button").addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    const here = document.activeElement, links = [...box.querySelectorAll("[data-search-found] a:not(.filter a, [hidden], details:not([open]) a)")], at = links.indexOf(here);
    if (event.key === "Escape" && !page && box.contains(here)) close();
    else if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !here.matches("input")) { event.preventDefault(); input.focus(); }
    else if (/^Arrow(Down|Up)$/.test(event.key) && (at >= 0 || here === input)) {
      const next = event.key === "ArrowDown" ? links[at + 1] : links[at - 1] || input;
      if (next) { event.preventDefault(); next.focus(); }
    }
  });
  document.addEventListener("pointerdown", (event) => { if (!page && !box.contains(event.target)) open(false); });
  box.addEventListener("focusout", (event) => { if (!page && event.relatedTarget && !box.contains(event.relatedTarget)) open(false); });
  if (page) {
    const restore = () => { const asked = new URLSearchParams(location.search); input.value = asked.get("q") || ""; if (input.value) show(asked.has("live"), asked.get("only")); };
    page.append(box);
    addEventListener("popstate", restore);
    restore();
  }
})();
