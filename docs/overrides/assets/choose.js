/* Choices of a list that combine: one of each group. Their numbers stand in the classes; the address keeps them, joined by "&". Fetched with the first choice. */
(() => {
  "use strict";
  const { page, all } = window.reading, choices = all(".filter li", page), none = page.querySelector(".filter .none");
  const chosen = () => location.hash.slice(1).split("&").map((id) => choices.find((one) => one.id === id)).filter(Boolean);
  /* One choice alone is the style sheet's. What holds others is seen where one of them is, a line above a list where the list is. */
  const show = () => {
    const asked = chosen(), several = asked.length > 1;
    for (const one of all(".pick", page).reverse()) {
      const parts = one.matches("p") ? [one.nextElementSibling] : all(".pick", one);
      const seen = parts.length ? parts.some((part) => !part.hidden) : asked.every((choice) => one.classList.contains(choice.className));
      one.hidden = several && !seen;
    }
    if (several) for (const one of all(".fold", page)) one.open = true;
    /* Beside each choice, how much is seen with it and what is chosen of the others. */
    for (const choice of choices) {
      const together = [choice, ...asked.filter((one) => one.parentNode !== choice.parentNode)];
      choice.lastChild.data = " " + all("li.pick", page).filter((item) => together.every((one) => item.classList.contains(one.className))).length;
    }
    /* The list of headings names what is seen. */
    for (const link of all(".contents a", page)) {
      const to = document.getElementById(link.hash.slice(1));
      link.parentNode.hidden = asked.length > 0 && !!to && !to.getClientRects().length;
    }
    if (none) none.hidden = !several || all(".pick:not([hidden])", page).length > 0;
  };
  const choose = (link) => {
    const choice = link.parentNode, before = chosen(), others = before.filter((one) => one.parentNode !== choice.parentNode);
    const next = before.includes(choice) ? others : [...others, choice];
    location.hash = choices.filter((one) => next.includes(one)).map((one) => one.id).join("&") || "filter";
  };
  addEventListener("hashchange", show);
  show();
  /* Several are no address that a browser goes to. */
  if (chosen().length > 1 && scrollY < innerHeight / 8) choices[0].closest(".filter").scrollIntoView();
  window.reading.choose = choose;
})();
