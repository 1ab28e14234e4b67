/* What a browser makes of a page, looked at for faults: gives them as lines. `far`: pixels that a side note may begin below its mark. */
(far) => {
  const faults = [], known = new Map(), texts = [];
  const style = (element) => {
    if (!known.has(element)) known.set(element, look(element));
    return known.get(element);
  };
  /* What an element takes over from those around it: whether it is seen, its box of lines, what clips it, whether it moves over the page. */
  const look = (element) => {
    const css = getComputedStyle(element), above = element.parentElement && element !== document.body ? style(element.parentElement) : { seen: true, clips: [] };
    const inline = css.display.startsWith("inline") && css.display !== "inline-block" && element.parentElement, position = css.position;
    const clips = css.overflow === "visible" && css.clipPath === "none" ? above.clips : [...above.clips, element];
    return {
      css, clips, seen: above.seen && css.visibility === "visible" && +css.opacity > 0, lines: inline ? above.lines : element,
      over: above.over || position === "fixed" || position === "sticky" || element.matches("svg, dialog, .meaning"), hyphens: css.hyphens,
    };
  };
  /* Whether this browser knows where words of the page's language may be parted. */
  const probe = document.body.appendChild(document.createElement("p"));
  probe.style.cssText = "position:absolute;width:4em;hyphens:auto;overflow-wrap:normal";
  probe.textContent = document.documentElement.lang === "ru" ? "достопримечательность" : "internationalisation";
  const parts = probe.getClientRects()[0].height > 2 * parseFloat(getComputedStyle(probe).fontSize) * 1.2;
  probe.remove();

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode, element = node.parentElement;
    if (!node.data.trim() || element.closest("script, style, template") || !element.checkVisibility()) continue;
    const { seen, lines, clips, over, hyphens } = style(element);
    if (!seen || over) continue;
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 2 && box.height > 4);
    const shown = boxes.filter((box) => clips.every((clip) => {
      const frame = clip.getBoundingClientRect();
      return frame.width > 3 && box.bottom > frame.top + 2 && box.top < frame.bottom - 2 && box.right > frame.left + 2 && box.left < frame.right - 2;
    }));
    for (const box of shown) texts.push({ left: box.left, right: box.right, top: box.top + scrollY, bottom: box.bottom + scrollY, lines, words: node.data.trim().slice(0, 40) });
    /* An address breaks where it may. */
    if (shown.length < 2 || (hyphens === "auto" && parts) || node.data.includes("://")) continue;
    for (const word of node.data.matchAll(/[\p{L}]{4,}/gu)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const tops = new Set([...range.getClientRects()].filter((box) => box.width > 1).map((box) => Math.round(box.top)));
      if (tops.size > 1) faults.push(`a word is cut: ${word[0]}`);
    }
  }
  /* By strips of the page, so that only what is near is compared. */
  const strips = new Map();
  texts.forEach((one, at) => {
    for (let strip = Math.floor(one.top / 50); strip <= Math.floor(one.bottom / 50); strip++) strips.set(strip, [...(strips.get(strip) || []), at]);
  });
  const told = new Set();
  for (const near of strips.values()) near.forEach((first, at) => {
    for (const second of near.slice(at + 1)) {
      const a = texts[first], b = texts[second];
      if (a.lines === b.lines || a.lines.contains(b.lines) || b.lines.contains(a.lines)) continue;
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left), high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (wide > 5 && high > 5) told.add(`“${a.words}” and “${b.words}” lie on each other`);
    }
  });
  faults.push(...told);

  const wider = document.documentElement.scrollWidth - innerWidth;
  if (wider > 0) faults.push(`${wider} pixels wider than the window`);
  for (const element of document.querySelectorAll("nav, aside, ul, ol, details, header, .head-in, .scroll")) {
    if (!element.checkVisibility()) continue;
    const { css } = style(element), frame = element.getBoundingClientRect();
    if (frame.right > innerWidth + 1 && !style(element).clips.length) faults.push(`${element.tagName} ${element.className} runs off the window`);
    if (!/auto|scroll|hidden/.test(css.overflowY) || element.clientHeight < 40 || element.scrollHeight < element.clientHeight + 8) continue;
    const cut = [...element.querySelectorAll("a, li")].some((item) => {
      const box = item.getBoundingClientRect();
      return box.top < frame.bottom - 3 && box.bottom > frame.bottom + 3;
    });
    if (cut && css.maskImage === "none") faults.push(`a list is cut: ${element.tagName} ${element.className}`);
  }
  for (const side of document.querySelectorAll(".side:not(.note)")) {
    if (!side.offsetHeight) continue;
    const drift = Math.round(side.getBoundingClientRect().top - side.previousElementSibling.getBoundingClientRect().top);
    if (drift > far || drift < -40) faults.push(`the note ${side.firstElementChild.textContent} begins ${drift} pixels from its mark`);
  }
  return faults;
}
