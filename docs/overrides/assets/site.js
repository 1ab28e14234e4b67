/* What reading needs and HTML cannot do. The page works without it. */
(() => {
  "use strict";
  const root = document.documentElement, page = document.querySelector("article.page");
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const make = (name, className, words) => Object.assign(document.createElement(name), { className, textContent: words || "" });
  /* Ids are plain letters: an anchor that needs decoding is none of ours. */
  const byHash = (hash) => hash && document.getElementById(hash.slice(1));

  /* The other language at the same place: what was asked for while it is seen, or the last thing with an address above. */
  const reached = () => {
    const asked = byHash(location.hash), box = asked && asked.getBoundingClientRect(), line = innerHeight / 8;
    if (asked && (asked.closest(".filter") || (box.bottom > 0 && box.top < innerHeight))) return location.hash;
    const above = all("[id]", page).filter((one) => one.offsetHeight && one.getBoundingClientRect().top < line && !one.closest("sup, .footnote"));
    return scrollY > line && above.length ? "#" + above.pop().id : "";
  };
  for (const link of all("a[data-same-place]")) link.addEventListener("click", () => { link.hash = reached(); });

  /* Light or dark: a choice is kept while it differs from the system's. */
  const scheme = document.querySelector(".scheme");
  scheme.addEventListener("click", () => {
    const system = matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
    const next = (root.dataset.mdColorScheme || system) === "slate" ? "default" : "slate";
    if (next === system) delete root.dataset.mdColorScheme; else root.dataset.mdColorScheme = next;
    try { localStorage.setItem("scheme", next === system ? "" : next); } catch (e) { /* not allowed */ }
  });

  /* The menu of a phone closes when one leaves it. */
  const menu = document.querySelector(".menu");
  document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });

  /* The list of headings is open where it has a column of its own. */
  const wide = matchMedia("(min-width: 75em)"), contents = page.querySelector(".contents");
  const unfold = () => { if (contents) contents.open = wide.matches; };
  unfold();

  /* A mark opens its note right behind itself; the style sheet decides where it is seen. */
  const refs = all("a.footnote-ref", page).filter((ref) => byHash(ref.hash));
  let opened = null;
  const fill = (target, ref) => {
    for (const paragraph of all("p", byHash(ref.hash))) target.append(...paragraph.cloneNode(true).childNodes);
    all(".footnote-backref", target).forEach((link) => link.remove());
    return target;
  };
  const expand = (ref, on) => {
    ref.setAttribute("aria-expanded", on);
    const box = on && opened.note.getBoundingClientRect();
    for (const brief of all(".brief")) {
      const own = brief.getBoundingClientRect();
      brief.classList.toggle("open", on && (brief.ref === ref || (own.bottom > box.top - 8 && own.top < box.bottom + 8)));
    }
  };
  const close = (focus) => {
    if (!opened) return;
    opened.note.remove();
    expand(opened.ref, false);
    if (focus) opened.ref.focus();
    opened = null;
  };
  const citation = (note, ref) => {
    const [left, right] = page.dataset.quotes, lines = [];
    const place = ref.closest(".statement") || ref.closest("p, li, td").querySelector("span[id]:not(.note)");
    let who, quote;
    for (const part of all(".who, q, a.reference", note)) {
      if (part.matches(".who")) { who = part.textContent.replace(/:\s*$/, ""); quote = ""; }
      else if (part.matches("q")) quote = quote && !part.matches(".own") ? quote : part.textContent;
      else lines.push(`${left}${quote}${right} (${who}, ${part.textContent})`);
    }
    return `${lines.join("; ")}. ${document.title}, ${location.href.split("#")[0]}${place ? "#" + place.id : ""}`;
  };
  const open = (ref) => {
    const again = opened && opened.ref === ref;
    close();
    if (again) return;
    const note = fill(make("span", "note"), ref);
    const button = (label, action) => {
      const made = make("button", "", label);
      made.ariaLive = "polite";
      made.onclick = () => action(made);
      note.append(made);
    };
    note.setAttribute("role", "note");
    note.append(make("br"));
    if (navigator.clipboard) button(page.dataset.copy, async (made) => {
      await navigator.clipboard.writeText(citation(note, ref));
      made.textContent = page.dataset.copied;
    });
    button(page.dataset.close, () => close(true));
    ref.parentNode.after(note);
    opened = { ref, note };
    expand(ref, true);
  };
  for (const ref of refs) {
    ref.setAttribute("aria-expanded", false);
    ref.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(ref);
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (meaning) return hide();
    if (menu.open) { menu.open = false; menu.firstElementChild.focus(); }
    close(true);
  });

  /* Prose on a wide screen: every note in the margin too, briefly, for the eye. */
  let margin;
  const layout = () => {
    if (!page.matches(".prose") || !wide.matches) return;
    if (!margin) {
      margin = make("div", "margin");
      margin.setAttribute("aria-hidden", "true");
      refs.forEach((ref, at) => {
        if (refs.findIndex((other) => other.hash === ref.hash) !== at) return;
        const brief = make("div", "brief");
        brief.append(make("b", "", ref.textContent));
        brief.ref = ref;
        for (const link of all("a", fill(brief, ref))) link.tabIndex = -1;
        brief.onclick = (event) => {
          if (!event.target.closest("a")) { open(ref); ref.focus({ preventScroll: true }); }
        };
        margin.append(brief);
      });
      page.append(margin);
    }
    const top = page.getBoundingClientRect().top;
    let free = 0;
    for (const brief of margin.children) {
      free = Math.max(free, brief.ref.getBoundingClientRect().top - top - 4);
      brief.style.top = free + "px";
      free += brief.offsetHeight + 12;
    }
  };
  layout();
  addEventListener("resize", layout);
  wide.addEventListener("change", unfold);

  /* A word of the glossary explains itself: under the mouse, with the focus, at the first touch. The link stays a link. */
  const describing = "[aria-describedby^=meaning-]";
  let meaning = null, waiting, touched;
  const wait = (action) => { clearTimeout(waiting); waiting = action && setTimeout(action, 200); };
  const hide = () => { wait(); if (meaning) meaning.remove(); meaning = null; };
  const explain = (link) => {
    if (meaning && meaning.word === link) return wait();
    hide();
    const told = document.getElementById(link.getAttribute("aria-describedby")), more = make("a", "", told.parentNode.dataset.more);
    meaning = make("div", "meaning", told.textContent + " ");
    meaning.word = link;
    more.href = link.href;
    more.tabIndex = -1;
    meaning.append(more);
    page.append(meaning);
    const base = page.getBoundingClientRect(), line = link.getClientRects()[0], height = meaning.offsetHeight + 6;
    const under = line.bottom + height < innerHeight || line.top < height;
    meaning.style.top = (under ? line.bottom + 6 : line.top - height) - base.top + "px";
    meaning.style.left = Math.max(12, Math.min(line.left, root.clientWidth - meaning.offsetWidth - 12)) - base.left + "px";
  };
  const word = (event) => event.target.closest(describing);
  page.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const link = word(event);
    if (link) wait(() => explain(link));
    else wait(meaning && !meaning.contains(event.target) && hide);
  });
  page.addEventListener("pointerleave", () => wait(hide));
  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType !== "mouse";
    if (meaning && !meaning.contains(event.target) && word(event) !== meaning.word) hide();
  });
  page.addEventListener("click", (event) => {
    const link = word(event);
    if (!link || !touched || (meaning && meaning.word === link)) return;
    event.preventDefault();
    explain(link);
  });
  page.addEventListener("focusin", (event) => {
    const link = word(event);
    if (link && link.matches(":focus-visible")) explain(link); else if (!meaning || !meaning.contains(event.target)) hide();
  });

  /* The reading view is remembered. */
  const views = all("input[name=view]", page);
  try {
    const chosen = views.find((view) => view.value === localStorage.getItem("view"));
    if (chosen) chosen.checked = true;
  } catch (e) { /* not allowed */ }
  for (const view of views) view.onchange = () => { try { localStorage.setItem("view", view.value); } catch (e) { /* not allowed */ } };

  /* Which part of a list is shown, for those who hear the page. */
  const tell = () => {
    for (const link of all(".filter li a", page)) {
      if (link.hash === location.hash) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
    }
  };
  tell();
  addEventListener("hashchange", tell);

  /* The way back, after a reference to a sentence or a statement. */
  const offer = (address) => {
    all(".return").forEach((old) => old.remove());
    const target = byHash(location.hash);
    if (!target || !target.matches(".sentence, .statement, .event")) return;
    const back = make("a", "return", page.dataset.back);
    back.href = address;
    back.onclick = (event) => { event.preventDefault(); back.remove(); history.back(); };
    page.append(back);
  };
  if (document.referrer.startsWith(location.origin + "/") && history.length > 1) offer(document.referrer);
  addEventListener("hashchange", (event) => offer(event.oldURL));
})();
