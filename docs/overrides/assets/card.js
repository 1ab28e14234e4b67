/* The card of a sentence: its translation and original, whose words it is, what stands around it, the way there. Fetched with the first reference that is asked. */
(() => {
  "use strict";
  const { page, make, all } = window.reading, words = page.dataset, here = document.currentScript.src, wide = matchMedia("(min-width: 44em)");
  const texts = {}, waiting = {};
  /* A text comes as a script, since files on a disk may not be read otherwise. */
  window.readText = (id, text) => { texts[id] = text; };
  const load = (id) => waiting[id] ||= new Promise((done, fail) => {
    if (texts[id]) return done(texts[id]);
    const script = make("script");
    script.src = new URL(`sentences/${id}.js`, here);
    script.onload = () => done(texts[id]);
    script.onerror = () => { delete waiting[id]; fail(); };
    document.head.append(script);
  });
  /* A mark of a drawing has no words, and says otherwise where it leads. */
  const address = (link) => new URL(link.getAttribute("href"), location.href);
  const source = (link) => address(link).pathname.split("/sources/")[1].split("/")[0];
  /* Where the page is published, or nothing: an address that nobody can open is no part of a citation. */
  const published = () => {
    const link = document.querySelector("link[rel=canonical]");
    return link && !/\.example$/.test(new URL(link.href).hostname) ? link.href : "";
  };

  const card = make("dialog", "card");
  let asked, leaving;
  const close = (focus) => {
    if (!card.open) return;
    card.close();
    if (focus && asked) asked.focus({ preventScroll: true });
  };
  card.addEventListener("close", () => document.documentElement.classList.remove("still"));
  card.addEventListener("cancel", (event) => { event.preventDefault(); close(true); });
  card.addEventListener("click", (event) => { if (event.target === card && card.matches(":modal")) close(true); });
  document.addEventListener("pointerdown", (event) => { if (card.open && !card.contains(event.target) && !card.matches(":modal")) close(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && card.open) close(true); });
  /* Who leaves a card by the keyboard goes on from its reference. */
  card.addEventListener("keydown", (event) => {
    const inside = all("a, button", card), edge = event.shiftKey ? inside[0] : inside.at(-1);
    if (event.key !== "Tab" || document.activeElement !== edge || card.matches(":modal")) return;
    close(true);
    if (event.shiftKey) event.preventDefault();
  });
  card.addEventListener("pointerenter", () => clearTimeout(leaving));
  const leave = () => { clearTimeout(leaving); if (card.classList.contains("hovered")) leaving = setTimeout(close, 400); };
  card.addEventListener("pointerleave", leave);
  addEventListener("hashchange", () => close());
  page.append(card);

  const fill = (link, text) => {
    const anchor = address(link).hash.slice(1), paragraph = text.paragraphs.find((one) => one.some((sentence) => sentence.at === anchor));
    const first = paragraph.findIndex((one) => one.at === anchor), named = link.textContent.trim() || paragraph[first].reference, range = named.split("–")[1];
    const last = range ? paragraph.findIndex((one) => one.reference === range) : first, lit = paragraph.slice(first, Math.max(first, last) + 1);
    const head = make("p", "who"), around = make("p"), original = make("p", "original"), row = make("p", "row"), way = make("a", "", words.place);
    /* Whose words they are may be the text's own. */
    const of = lit.every((one) => one.who.includes(text.short)) ? ", " : " · " + text.short + ", ";
    head.append(make("b", "", [...new Set(lit.map((one) => one.who))].join("; ")), of + named);
    for (const one of paragraph) around.append(make(lit.includes(one) ? "mark" : "span", "", one.own), " ");
    original.lang = text.other;
    original.textContent = lit.map((one) => one.there).join(" ");
    way.href = address(link).href;
    row.append(way);
    if (navigator.clipboard) {
      const copy = make("button", "", words.copy);
      copy.type = "button";
      copy.onclick = async () => { await navigator.clipboard.writeText(said(lit, text, way.href)); copy.textContent = words.copied; };
      row.append(copy);
    }
    const shut = make("button", "shut", words.close);
    shut.type = "button";
    shut.onclick = () => close(true);
    head.prepend(shut);
    card.replaceChildren(head, around, original, row);
    card.setAttribute("aria-label", named);
  };
  /* In the marks of the page; what stands in them is the other kind, or becomes it. */
  const quoted = (one, raw) => {
    const [first, last, inner, end] = words.quotes;
    return first + (raw ? one.replaceAll(first, inner).replaceAll(last, end) : one) + last;
  };
  const said = (lit, text, address) => {
    const own = lit.map((one) => one.own).join(" "), there = lit.map((one) => one.there).join(" ");
    const who = lit.map((one) => one.who + ", " + one.reference).join("; ");
    return `${quoted(own, true)} (${there}) ${who}. ${text.title}. ${text.publisher}, ${text.date}.` + (published() && " " + new URL(address, published()).href);
  };
  /* The sentence itself is seen, however long what stands before it. */
  const lead = () => {
    const lit = card.querySelector("mark"), row = card.querySelector(".row"), head = card.querySelector(".who");
    if (lit.offsetTop + lit.offsetHeight > card.clientHeight - row.offsetHeight) card.scrollTop = lit.offsetTop - head.offsetHeight;
  };
  const show = async (link, clicked) => {
    /* A sheet over a narrow window is for who asks for it, not for a mouse that rests. */
    if (!clicked && !wide.matches) return;
    const text = await load(source(link));
    if (!clicked && card.open && asked === link) return;
    close();
    asked = link;
    fill(link, text);
    card.classList.toggle("hovered", !clicked);
    card.style.cssText = "";
    if (!wide.matches) {
      document.documentElement.classList.add("still");
      card.showModal();
      return lead();
    }
    const focused = document.activeElement, at = scrollY;
    card.show();
    /* A dialog takes the focus where it stands before it is put beside its reference: nobody has asked to go there. */
    scrollTo({ top: at, behavior: "instant" });
    /* Under its reference, or above, where there is more room: what is too high for either is scrolled, its buttons in sight. */
    const line = link.getClientRects()[0], base = page.getBoundingClientRect(), head = document.querySelector(".head");
    const top = Math.max(0, head ? head.getBoundingClientRect().bottom : 0), below = innerHeight - line.bottom - 16, above = line.top - top - 16;
    const under = card.offsetHeight <= below || below >= above;
    card.style.maxHeight = Math.max(160, under ? below : above) + "px";
    card.style.top = (under ? line.bottom + 8 : line.top - card.offsetHeight - 8) - base.top + "px";
    card.style.left = Math.max(12, Math.min(line.left - 40, innerWidth - card.offsetWidth - 24)) - base.left + "px";
    lead();
    const still = { preventScroll: true };
    if (clicked) card.querySelector("a").focus(still); else { focused.focus(still); link.addEventListener("pointerleave", leave, { once: true }); }
  };

  /* What a note says, to be quoted: each quotation in both languages, who says it, where; text, publisher, date; the place on this page. */
  const cite = async (note, place) => {
    const lines = [], ends = (line) => line.words + line.at.join(", ") + ")", from = new Map();
    /* On the page of the speaker a note does not name them. */
    let who = document.querySelector("h1").textContent, quotes = [];
    for (const part of all(".who, q, a.reference", note)) {
      if (part.matches(".who")) who = part.textContent.replace(/:\s*$/, "");
      else if (part.matches("q")) quotes.push(part);
      else if (quotes.length || lines.length) {
        const own = quotes.find((one) => one.matches(".own")) || quotes[0], other = quotes.find((one) => one !== own);
        const there = other ? "(" + other.textContent + ") " : "";
        if (own) lines.push({ words: `${quoted(own.textContent)} ${there}(${who}, `, at: [] });
        quotes = [];
        /* Behind the place of a quotation stand those that the statement rests on, too. */
        lines.at(-1).at.push(part.textContent);
        const id = source(part), text = await load(id).catch(() => null);
        if (text) from.set(id, `${text.title}. ${text.publisher}, ${text.date}`);
      }
    }
    return `${lines.map(ends).join("; ")}. ${[...from.values()].join("; ")}. ${document.title}` + (published() && ", " + published() + (place ? "#" + place.id : ""));
  };
  window.reading.card = { show, cite };
})();
