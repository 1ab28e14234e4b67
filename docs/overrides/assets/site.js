/* What reading needs and HTML cannot do. The page works without it. */
(() => {
  "use strict";
  const root = document.documentElement, page = document.querySelector("article.page");
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const make = (name, className = "", words = "") => Object.assign(document.createElement(name), { className, textContent: words });
  /* Ids are plain letters: an anchor that needs decoding is none of ours. */
  const byHash = (hash) => hash && document.getElementById(hash.slice(1));

  /* With letters so large that words bound together are longer than a line they come apart, so that none of them breaks. */
  if (matchMedia("(max-width: 19.9em)").matches) {
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) if (/\xa0/.test(words.currentNode.data)) words.currentNode.data = words.currentNode.data.replace(/\xa0(?!%)/g, " ");
  }

  /* The other language at the same place: what was asked for while it is seen, or the last thing with an address above. */
  const reached = () => {
    const asked = byHash(location.hash), box = asked && asked.getBoundingClientRect(), line = innerHeight / 8;
    if (/^#only-/.test(location.hash) || (asked && box.bottom > 0 && box.top < innerHeight)) return location.hash;
    const above = all("[id]", page).filter((one) => one.offsetHeight && one.getBoundingClientRect().top < line && !one.closest("sup"));
    const last = scrollY > line && above.pop();
    /* What is open below the head of what is shut is what is read. */
    const shown = last && last.closest("details:not([open])") && all("details[open] > summary [id]", page).find((one) => { const { top } = one.getBoundingClientRect(); return top > 0 && top < innerHeight; });
    return last ? "#" + (shown || last).id : "";
  };
  /* How far above the window's edge that stands goes along, and whether it is the head of what is closed. */
  for (const link of all("a[data-same-place]")) link.addEventListener("click", () => {
    link.hash = reached();
    const one = byHash(link.hash);
    try { sessionStorage.setItem("place", one ? JSON.stringify([link.hash, one.getBoundingClientRect().top, !!one.closest("details:not([open])")]) : "[]"); } catch (e) { /* not allowed */ }
  });
  let [from, stood, shut] = [];
  try { [from, stood, shut] = JSON.parse(sessionStorage.getItem("place") || "[]"); sessionStorage.removeItem("place"); } catch (e) { /* not allowed */ }
  const came = from === location.hash && byHash(from);
  if (came) addEventListener("load", () => setTimeout(() => scrollBy({ top: came.getBoundingClientRect().top - stood, behavior: "instant" })));

  /* Light or dark: a choice is kept while it differs from the system's. */
  const scheme = document.querySelector(".scheme");
  const tint = () => { for (const one of all("meta[name=theme-color]")) one.content = getComputedStyle(document.body).backgroundColor; };
  if (root.dataset.mdColorScheme) tint();
  scheme.addEventListener("click", () => {
    const system = matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
    const next = (root.dataset.mdColorScheme || system) === "slate" ? "default" : "slate";
    if (next === system) delete root.dataset.mdColorScheme; else root.dataset.mdColorScheme = next;
    tint();
    try { localStorage.setItem("scheme", next === system ? "" : next); } catch (e) { /* not allowed */ }
  });

  /* The menu of a phone closes when one leaves it. */
  const menu = document.querySelector(".menu");
  document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });

  /* Where the head does not stay it comes back when one scrolls up, as far as a finger slips. */
  const head = document.querySelector(".head");
  let before = scrollY;
  addEventListener("scroll", () => {
    const down = scrollY - before;
    if (Math.abs(down) < 8) return;
    before = scrollY;
    root.classList.toggle("away", down > 0 && scrollY > head.offsetHeight && !menu.open && !head.contains(document.activeElement));
  }, { passive: true });

  /* The list of headings is open where it has a column of its own. */
  const wide = matchMedia("(min-width: 75em)"), contents = page.querySelector(".contents");
  const unfold = () => { if (contents) contents.open = wide.matches && !page.querySelector(".matrix, .full"); };
  unfold();

  /* A mark opens its note: in the margin its short note grows, elsewhere the note stands right behind the mark. The style sheet decides where. */
  const refs = all("a.footnote-ref", page).filter((ref) => byHash(ref.hash)), list = page.querySelector(".footnote details");
  let opened = null;
  const bodies = (ref) => (ref.dataset.notes || ref.hash.slice(1)).split(" ").map((id) => document.getElementById(id));
  const sides = all(".side", page), marked = (side) => side.previousElementSibling;
  /* Beside its mark or closed: what other letters than ours push further down than this is. An open note has its place, the others give way. */
  const FAR = 105, settle = () => {
    if (!page.matches(".prose")) return;
    const every = all(".side", page);
    for (const side of every) side.classList.remove("away");
    if (!wide.matches) return;
    const boxes = every.map((side) => ({ side, height: side.offsetHeight, mark: marked(side).getBoundingClientRect().top }));
    const asked = boxes.find(({ side }) => side.matches(".note"));
    let free = -1e9;
    for (const box of boxes) {
      const top = Math.max(free, box.mark), before = asked && box.mark <= asked.mark && top + box.height > asked.mark + FAR / 2;
      if (box !== asked && (top - box.mark > FAR || before)) box.side.classList.add("away"); else free = top + box.height + 22;
    }
    for (const { side } of boxes) {
      if (side !== (asked || {}).side && side.offsetHeight && side.getBoundingClientRect().top - marked(side).getBoundingClientRect().top > FAR) side.classList.add("away");
    }
  };
  const close = (focus) => {
    if (!opened) return;
    const { ref, note, short } = opened;
    ref.setAttribute("aria-expanded", false);
    if (short) {
      note.className = short.name;
      note.replaceChildren(...short.words);
      note.setAttribute("aria-hidden", true);
      note.removeAttribute("role");
    } else note.remove();
    opened = null;
    settle();
    if (focus) ref.focus();
  };
  const open = (ref) => {
    const again = opened && opened.ref === ref;
    close();
    if (again) return;
    const beside = ref.parentNode.nextElementSibling, side = beside && beside.matches(".side") ? beside : null;
    /* In a list it stands behind the whole line, so that nothing is torn from its name. */
    const line = ref.closest("li > .statement, .entry > .statement");
    const note = side || make("span"), short = side && { name: side.className, words: [...side.childNodes] };
    const place = ref.closest(".statement") || ref.closest("p, li, td").querySelector("span[id]"), words = make("span");
    for (const body of bodies(ref)) {
      const part = make("span", "part");
      part.append(make("b", "number", [...body.parentNode.children].indexOf(body) + 1), " ");
      for (const paragraph of all("p", body)) part.append(...paragraph.cloneNode(true).childNodes);
      words.append(part);
    }
    all(".footnote-backref", words).forEach((link) => link.remove());
    note.className = side || page.matches(".prose") ? "side note" : "note";
    note.setAttribute("role", "note");
    note.removeAttribute("aria-hidden");
    note.replaceChildren(words, make("br"));
    const button = (label, action) => {
      const made = make("button", "", label);
      made.ariaLive = "polite";
      made.onclick = () => action(made);
      note.append(made);
    };
    if (navigator.clipboard) button(page.dataset.copy, async (made) => {
      const { cite } = await tool("card");
      await navigator.clipboard.writeText(await cite(words, place));
      made.textContent = page.dataset.copied;
    });
    button(page.dataset.close, () => close(true));
    if (line) line.parentNode.append(note); else if (!side) ref.parentNode.after(note);
    opened = { ref, note, short };
    ref.setAttribute("aria-expanded", true);
    settle();
    /* What opens below the window's edge is brought in, as far as its mark stays in sight. */
    const below = note.getBoundingClientRect().bottom + 16 - innerHeight, above = ref.getBoundingClientRect().top - 96;
    if (below > 0 && above > 0) scrollBy(0, Math.min(below, above));
  };
  for (const ref of refs) {
    ref.setAttribute("aria-expanded", false);
    ref.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      open(ref);
    });
  }
  for (const side of sides) side.addEventListener("click", (event) => {
    if (event.target.closest("a, button") || side.matches(".note")) return;
    const ref = marked(side).querySelector("a");
    open(ref);
    ref.focus({ preventScroll: true });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
    if (meaning) return hide();
    if (menu.open) { menu.open = false; menu.firstElementChild.focus(); }
    close(true);
  });
  /* Where the margin has the notes their list is folded, unless the reader is there. */
  const fold = () => {
    if (list && sides.length && wide.matches && list.getBoundingClientRect().top > (location.hash ? 0 : innerHeight) && !list.contains(byHash(location.hash) || null)) list.open = false;
  };
  /* After the first picture, when the places of things are known anyway. */
  requestAnimationFrame(() => setTimeout(() => { fold(); settle(); }));
  let waits;
  addEventListener("resize", () => { clearTimeout(waits); waits = setTimeout(settle, 150); });
  wide.addEventListener("change", () => { unfold(); if (list && !wide.matches) list.open = true; });
  /* What is folded opens for a link into it, and for print. Not every browser goes to what was folded. */
  const reveal = () => {
    const target = byHash(location.hash);
    let opens = false;
    for (let inside = target; inside; inside = inside.parentElement) if (inside.matches("details:not([open])")) opens = inside.open = true;
    if (target && target.closest(".filter")) for (const one of all(".fold", page)) one.open = true;
    if (opens) target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  if (!(came && shut)) reveal();
  let folded = [];
  addEventListener("beforeprint", () => { folded = all("details:not([open])", page); for (const one of folded) one.open = true; });
  addEventListener("afterprint", () => { for (const one of folded) one.open = false; });

  /* What few readers ask for is fetched when they do, from the disk, too. */
  const tools = {}, here = document.currentScript.src;
  const tool = (name) => tools[name] ||= new Promise((done, fail) => {
    const script = make("script");
    script.src = new URL(name + ".js", here);
    script.onload = () => done(window.reading[name]);
    script.onerror = () => { delete tools[name]; fail(); };
    document.head.append(script);
  });
  window.reading = { page, make, tool, all };
  /* A reference opens its sentence as a card; without the card it is the link that it always was. What a search found leads there. */
  const sentence = (target) => {
    const link = target.closest("a[href*='#p']"), to = link && new URL(link.getAttribute("href"), location.href);
    return link && page.contains(link) && /\/sources\/[^#]*#p\d/.test(to) && !link.closest("svg:not(.finding *), nav, .results") && to.pathname !== location.pathname ? link : null;
  };
  let hover;
  const show = (link, asked) => tool("card").then((card) => card.show(link, asked)).catch(() => { if (asked) location.href = link.getAttribute("href"); });
  page.addEventListener("click", (event) => {
    const link = sentence(event.target);
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link.closest(".card")) return;
    event.preventDefault();
    clearTimeout(hover);
    show(link, true);
  });
  page.addEventListener("pointerover", (event) => {
    clearTimeout(hover);
    const link = event.pointerType === "mouse" && event.target.closest("a.reference, .finding a") && sentence(event.target);
    if (link && !link.closest(".card")) hover = setTimeout(() => show(link), 350);
  });

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

  /* The reading view is remembered: both languages are every sentence's fold open. */
  const views = all("input[name=view]", page);
  const look = (view) => { for (const one of all(".behind", page)) one.open = view.value === "parallel"; };
  try {
    const chosen = views.find((view) => view.value === localStorage.getItem("view"));
    if (chosen && !chosen.checked) { chosen.checked = true; look(chosen); }
  } catch (e) { /* not allowed */ }
  for (const view of views) view.onchange = () => { look(view); try { localStorage.setItem("view", view.value); } catch (e) { /* not allowed */ } };

  /* Which part of a list is shown, also for those who hear the page. */
  const choices = all(".filter li a", page);
  const tell = () => {
    const asked = location.hash.slice(1).split("&");
    for (const link of choices) if (asked.includes(link.hash.slice(1))) link.ariaCurrent = true; else link.removeAttribute("aria-current");
    if (choices.some((link) => link.ariaCurrent)) tool("choose").catch(() => {});
  };
  for (const link of choices) link.onclick = (event) => {
    event.preventDefault();
    tool("choose").then((choose) => choose(link), () => { location.hash = link.hash; });
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
