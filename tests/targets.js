/* Targets of a page that are too small, as WCAG 2.5.8 has it: gives each as a line. A target is large enough by itself, or a
   circle of 24 pixels around its middle meets no other target, nor the circle of another small one; or it stands in a
   sentence; or another target of the page that is well leads to the same place. */
() => {
  const SIZE = 24, faults = [];
  for (const fold of document.querySelectorAll("article details")) fold.open = true;
  /* What an element reacts on: what it draws, and what the style sheet lays over it. */
  const boxes = (element) => {
    const after = getComputedStyle(element, "::after"), own = element.getBoundingClientRect();
    const drawn = element.namespaceURI.endsWith("svg") ? [...element.querySelectorAll("*")].filter((one) => one.getBBox).map((one) => one.getBoundingClientRect()) : [own];
    const box = { left: Math.min(...drawn.map((one) => one.left)), right: Math.max(...drawn.map((one) => one.right)), top: Math.min(...drawn.map((one) => one.top)), bottom: Math.max(...drawn.map((one) => one.bottom)) };
    if (after.position !== "absolute" || after.content === "none") return box;
    const wide = Math.max(box.right - box.left, parseFloat(after.width) || 0), high = Math.max(box.bottom - box.top, parseFloat(after.height) || 0);
    const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
    return { left: x - wide / 2, right: x + wide / 2, top: y - high / 2, bottom: y + high / 2 };
  };
  /* In a line of words, which holds it to its size: words beside it in its paragraph that are no target. */
  const inSentence = (element) => {
    if (element.namespaceURI.endsWith("svg") || !getComputedStyle(element).display.startsWith("inline")) return false;
    let block = element.parentElement;
    while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    const words = block.cloneNode(true);
    for (const one of words.querySelectorAll("a, button, summary")) one.remove();
    return /[\p{L}]{2}/u.test(words.textContent);
  };
  const targets = [...document.querySelectorAll("a[href], button, summary, input, select, [role=button]")]
    .filter((one) => one.checkVisibility({ checkVisibilityCSS: true }) && one.getAttribute("tabindex") !== "-1")
    .map((element) => ({ element, box: boxes(element.type === "radio" && element.closest("label") || element) }))
    .filter(({ box }) => box.right - box.left > 1 && box.right > 0)
    /* A link that runs over lines is where its words are. */
    .map((one) => ({ ...one, pieces: getComputedStyle(one.element).display === "inline" && one.element.localName === "a" && one.element.getClientRects().length > 1 ? [...one.element.getClientRects()] : [one.box] }))
    .map((one) => ({ ...one, x: (one.box.left + one.box.right) / 2, y: (one.box.top + one.box.bottom) / 2, small: Math.min(one.box.right - one.box.left, one.box.bottom - one.box.top) < SIZE - 0.5 }));
  const distance = (at, box) => Math.hypot(Math.max(box.left - at.x, 0, at.x - box.right), Math.max(box.top - at.y, 0, at.y - box.bottom));
  const crowded = (one) => targets.find((other) => other !== one && !other.element.contains(one.element) && !one.element.contains(other.element)
    && (other.pieces.some((piece) => distance(one, piece) < SIZE / 2 - 0.5) || (other.small && Math.hypot(one.x - other.x, one.y - other.y) < SIZE - 0.5)));
  const well = new Map(), bad = [];
  for (const one of targets) {
    const by = one.small && !inSentence(one.element) && crowded(one), to = one.element.href && (one.element.href.baseVal !== undefined ? new URL(one.element.href.baseVal, location.href).href : one.element.href);
    if (by) bad.push({ one, by, to }); else if (to && !(one.small && inSentence(one.element))) well.set(to, one);
  }
  for (const { one, by, to } of bad) {
    if (well.has(to)) continue;
    const told = ({ element, box }) => `${element.tagName} ${(element.getAttribute("aria-label") || element.textContent).trim().slice(0, 40)} (${Math.round(box.right - box.left)} by ${Math.round(box.bottom - box.top)})`;
    faults.push(`${told(one)} beside ${told(by)}${one.element.closest("figure, nav, .key, ul") ? ` in ${one.element.closest("figure, nav, ul").id || one.element.closest("figure, nav, ul").className}` : ""}`);
  }
  return faults;
}
