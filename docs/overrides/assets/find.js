/* Finds and shows: fetched by search.js when a reader turns to the search. Its data (scripts/explainer/search/scripts.py) are scripts that call
   searchData, so that they work from the disk, too. What it knows of languages comes with them. */
"use strict";
window.searchFinder = ({ box, page, root, index, labels }) => {
  const status = box.querySelector("[role=status]"), found = box.querySelector(".results"), all = box.querySelector(".all");
  const data = {}, asked = {}, lexica = {}, places = [], number = (said) => parseInt(said, 36), FIRST = page ? 1e9 : 8;
  let pages, rules, turn = 0;

  /* --- data --- */
  window.searchData = (name, value) => { data[name] = value; };
  const get = (name) => asked[name] ||= new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = `${root}search/${name}.js`;
    script.onload = () => done(data[name]);
    script.onerror = () => { delete asked[name]; fail(Error(name)); };
    document.head.append(script);
  });
  const lines = (text) => text.split("\n"), numbers = (text) => text.split(",").map(number);
  const lexicon = async (name) => {
    const made = await get(`words-${name}`);
    if (lexica[name]) return lexica[name];
    const lex = { name, stems: new Map(), often: [], proper: [], base: [], letters: RegExp(rules.words[name]), parts: made.parts, empty: new Set(made.empty.split(" ")) };
    lex.ends = lines(made.endings).map((line) => line.split(","));
    lex.sets = lex.ends.map((ends) => new Set(ends));
    lines(made.lines).forEach((line, word) => {
      const [count, ...stems] = line.split(" ");
      lex.often.push(number(count));
      lex.proper.push(count.endsWith("!"));
      const [first, at] = (stems[0] || "").split(",");
      lex.base.push(first + lex.ends[at ? number(at) : 0][0]);
      for (const one of stems) {
        const [stem, ends] = one.split(",");
        if (!lex.stems.has(stem)) lex.stems.set(stem, []);
        lex.stems.get(stem).push([word, ends ? number(ends) : 0]);
      }
    });
    lex.names = lines(made.names).map((line) => line.split(" ")).map(([place, words]) => [number(place), numbers(words)]);
    lex.rules = made.rules ? lines(made.rules).map((line) => {
      const [typed, ...meant] = line.split("\t");
      return [numbers(typed), meant.map((one) => [number(one.split(" ", 1)[0]), one.slice(one.indexOf(" ") + 1)])];
    }) : [];
    return lexica[name] = lex;
  };
  const start = async () => {
    if (!rules) {
      rules = await get("places");
      pages = lines(rules.pages).map((line) => line.split("\t"));
      for (const line of lines(rules.places)) {
        const [head, anchor, title, reference, speaker] = line.split("\t"), [address, group, name] = pages[number(head.slice(0, -1))] || [];
        places.push(line && { address: address + index + (anchor ? "#" + anchor : ""), group, name, title, reference, speaker, standing: +head.slice(-1) });
      }
    }
    await lexicon(rules.language);
  };
  /* Which of the parts that begin at these numbers holds one, and where in it. */
  const line = async (kind, starts, at) => {
    const part = starts.findLastIndex((first) => first <= at);
    return lines(await get(`${kind}-${part}`))[at - starts[part]];
  };
  const standing = async (lex, word) => {
    const found = new Map();
    let place = -1;
    for (const [, step, weight] of (await line(`found-${lex.name}`, lex.parts, word)).matchAll(/([0-9a-z]*)([A-Y])/g)) {
      place += step ? number(step) : 1;
      if (places[place]) found.set(place, weight.charCodeAt() - 64);
    }
    return found;
  };

  /* --- words --- */
  const change = (text, table) => table.reduce((said, [pattern, put]) => said.replace(RegExp(pattern, "g"), put), text);
  const fold = (text) => change(text.toLowerCase().normalize("NFD"), rules.folds);
  const split = (text) => fold(text).match(RegExp(rules.token, "g")) || [];
  const swap = (text, [from, to]) => [...text].map((letter) => to[from.indexOf(letter)] || letter).join("");
  /* Words are told apart by their lexicon, too. */
  const look = (lex, form) => {
    const words = [];
    for (let cut = form.length; cut; cut--) {
      for (const [word, ends] of lex.stems.get(form.slice(0, cut)) || []) if (lex.sets[ends].has(form.slice(cut))) words.push([lex, word, form]);
    }
    return words;
  };
  const first = (ways) => {
    for (const way of ways) {
      const words = way();
      if (words.length) return words;
    }
    return [];
  };
  const alike = (lexes, word) => first([rules.looks, [...rules.looks].reverse()].map((looks) => () => lexes.flatMap((lex) => look(lex, swap(word, looks)))));
  /* Letters of another script that look the same are meant where a word mixes them. */
  const exact = (lexes, word) => first([() => lexes.flatMap((lex) => look(lex, word)), () => /[a-z\d].*[^a-z]|[^a-z].*[a-z\d]/.test(word) ? alike(lexes, word) : []]);
  const begins = (lexes, word) => lexes.flatMap((lex) => [...lex.stems].flatMap(([stem, list]) => list.filter(([at, ends]) => lex.often[at] &&
    (stem.startsWith(word) || (word.startsWith(stem) && lex.ends[ends].some((end) => (stem + end).startsWith(word))))).map(([at]) => [lex, at, ""])));
  /* Words with a form at most so many letters away (a swap of neighbours is one), the nearest; of several the most frequent. */
  const near = (lexes, word, most) => {
    let best = most, words = [];
    const step = (row, before, letter, last) => {
      const next = [row[0] + 1];
      for (let at = 1; at <= word.length; at++) {
        next[at] = Math.min(row[at] + 1, next[at - 1] + 1, row[at - 1] + (word[at - 1] !== letter));
        if (before && letter === word[at - 2] && last === word[at - 1]) next[at] = Math.min(next[at], before[at - 2] + 1);
      }
      return next;
    };
    /* Stems come in the order of their letters: what two have in common is measured once. */
    const walk = (rows, text, from) => {
      for (let at = from; at < text.length; at++) {
        if (Math.min(...rows[rows.length - 1]) > best) return false;
        rows.push(step(rows[at], rows[at - 1], text[at], text[at - 1]));
      }
      return true;
    };
    for (const lex of lexes) {
      let rows = [[...Array(word.length + 1).keys()]], last = "";
      for (const [stem, list] of lex.stems) {
        if ((stem[0] === "~") !== (word[0] === "~")) continue;
        let same = 0;
        while (same < rows.length - 1 && stem[same] === last[same]) same++;
        rows = rows.slice(0, same + 1);
        last = stem;
        if (walk(rows, stem, same)) for (const [at, ends] of list) for (const end of lex.ends[ends]) {
          const whole = [...rows], form = stem + end, away = Math.abs(form.length - word.length) <= best && walk(whole, form, stem.length) ? whole[form.length][word.length] : 99;
          if (away < best) [best, words] = [away, []];
          if (away <= best) words.push([lex, at, form]);
        }
      }
    }
    /* Several may be meant: one form each of the three likeliest. */
    const rank = ([lex, at, form]) => (form[0] === word[0]) * 1e4 + lex.proper[at] * 300 + lex.often[at];
    words.sort((one, other) => rank(other) - rank(one));
    return words.filter(([lex, at], here) => words.findIndex((one) => one[0] === lex && one[1] === at) === here).slice(0, 3);
  };
  const written = ([lex, word, form]) => {
    const said = form[0] === "~" ? lex.base[word] : form;
    return lex.proper[word] ? said[0].toUpperCase() + said.slice(1) : said;
  };
  const guess = (lexes, word) => {
    const most = /\d/.test(word) || word.length < 4 ? 0 : word.length < 8 ? 1 : 2, spoken = "~" + change(word, rules.sounds), same = lexes.filter((lex) => lex.letters.test(word));
    return first([() => alike(lexes, word), () => most ? near(same, word, 1) : [], () => lexes.flatMap((lex) => look(lex, spoken)), () => most && spoken.length > 5 ? near(lexes, spoken, 1) : [], () => most > 1 ? near(same, word, 2) : []]);
  };

  /* --- a query: what each of its words may mean --- */
  const read = async (query, live) => {
    let lexes = [await lexicon(rules.language)];
    const shown = [], others = Object.keys(rules.words).filter((name) => name !== rules.language);
    for (const name of others) if (split(query).some((word) => !exact(lexes, word).length && !lexes[0].empty.has(word) || RegExp(rules.words[name]).test(word))) lexes.push(await lexicon(name));
    const empty = (word) => lexes.some((lex) => lex.empty.has(word)), parts = [];
    const chunks = query.replace(/\s*\+\s*/g, "+").split(/\s+/);
    chunks.forEach((chunk, at) => {
      const told = (words) => { if (words.length) shown.push([chunk, [...new Set(words.map(written))].map((said) => chunk === chunk.toUpperCase() ? said.toUpperCase() : said).join(", ")]); return words; };
      let words = split(chunk);
      const missing = (word) => !empty(word) && !exact(lexes, word).length;
      if (words.some(missing) || !words.length) {
        const low = chunk.toLowerCase();
        const other = [rules.keys, [...rules.keys].reverse()].map((keys) => split(swap(low, keys))).find((typed) => typed.length && !typed.some((word) => !exact(lexes, word).length));
        if (other && !(live && at === chunks.length - 1 && words.length && begins(lexes, words[words.length - 1]).length)) { words = other; shown.push([chunk, other.join(" ")]); }
      }
      for (const word of words) {
        let meant = exact(lexes, word), factor = 1;
        if (!meant.length && !empty(word)) {
          if (live && at === chunks.length - 1 && word.length > 2) meant = begins(lexes, word);
          if (!meant.length) { meant = told(guess(lexes, word)); factor = 0.8; }
        }
        parts.push({ word, empty: empty(word) && !(chunk === chunk.toUpperCase() && meant.length), ways: meant.map((one) => ({ words: [one], factor })) });
      }
    });
    parts.forEach((part, at) => {
      /* "road map" is "roadmap", "silkroad" is "silk road". */
      const joined = parts[at + 1] ? exact(lexes, part.word + parts[at + 1].word) : [];
      for (const one of joined) for (const each of [part, parts[at + 1]]) each.ways.push({ words: [one], factor: 1 });
      for (let cut = 3; !part.ways.length && !part.empty && cut < part.word.length - 2; cut++) {
        const halves = [part.word.slice(0, cut), part.word.slice(cut)].map((half) => exact(lexes, half));
        if (halves.every((half) => half.length)) part.ways.push({ words: halves.map((half) => half[0]), factor: 1 });
      }
    });
    const also = new Set();
    for (const lex of lexes) for (const [typed, meant] of lex.rules) {
      parts.forEach((part, at) => {
        const run = parts.slice(at, at + typed.length);
        const is = (one, word) => one.ways.some((way) => way.words.length === 1 && way.words[0][0] === lex && way.words[0][1] === word && !way.rule);
        if (run.length === typed.length && typed.every((word, number) => is(run[number], word))) {
          for (const [word, words] of meant) {
            also.add(words);
            for (const one of run) one.ways.push({ words: [[lex, word, ""]], factor: 0.9, rule: true });
          }
        }
      });
    }
    const said = parts.filter((part) => !part.empty || part.ways.some((way) => way.rule));
    return { parts: said.length ? said : parts, shown, also, lexes };
  };

  /* --- places: by the weight of the words there, rare words more; what is called so first --- */
  const rank = async ({ parts, lexes }) => {
    const scores = new Map(), sizes = [];
    for (const part of parts) {
      part.at = new Map();
      for (const { words, factor } of part.ways) {
        const [first, ...others] = await Promise.all(words.map(([lex, word]) => standing(lex, word)));
        for (const [place, weight] of first) {
          if (others.every((one) => one.has(place))) part.at.set(place, Math.max(part.at.get(place) || 0, factor * Math.min(weight, ...others.map((one) => one.get(place)))));
        }
      }
      part.rare = Math.log(1 + places.length / (1 + part.at.size));
      sizes.push(part.rare);
    }
    const whole = sizes.reduce((sum, size) => sum + size, 0);
    for (const part of parts) for (const [place, weight] of part.at) {
      const score = scores.get(place) || { place, sum: 0, share: 0 };
      score.sum += weight * part.rare;
      score.share += part.rare / whole;
      scores.set(place, score);
    }
    for (const lex of lexes) for (const [place, name] of lex.names) {
      const score = scores.get(place), has = (part, word) => part.ways.some((way) => way.words.some((one) => one[0] === lex && one[1] === word));
      if (score && name.every((word) => parts.some((part) => has(part, word)))) {
        const share = parts.filter((part) => name.some((word) => has(part, word))).length / parts.length;
        score.called = Math.max(score.called || 0, 100 * share * share);
      }
    }
    const list = [...scores.values()], best = Math.max(0, ...list.map((one) => one.share)), full = list.filter((one) => one.share > 0.999);
    const kept = full.length > 2 || parts.length < 2 ? full : list.filter((one) => one.share >= 0.45 * best);
    const value = (one) => one.share * one.share * one.sum + (one.called || 0) * (1 + places[one.place].standing / 10) + places[one.place].standing;
    return [kept.sort((one, other) => value(other) - value(one) || one.place - other.place).map((one) => one.place), kept.length > full.length];
  };
  const refer = (query) => {
    const asked = swap(query.toLowerCase().replace(/\s/g, ""), rules.looks).replace(/^([a-z]+)\.(?=\d)/, "$1");
    if (!/^[a-z]+\.?(\d+(\.\d+)?|[ivxl]+)$/.test(asked)) return [];
    const keys = places.map((place) => (place && place.reference || "").toLowerCase());
    const at = (test) => keys.flatMap((key, place) => key && test(key) ? [place] : []);
    const one = at((key) => key === asked);
    return one.length ? one : at((key) => key.startsWith(asked + "."));
  };

  /* --- what is shown --- */
  const make = (name, className, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };
  const blocks = async (place) => (await line("text", rules.texts, place)).split("\t");
  const WORD = /[\p{L}\p{N}\u0300\u0301\u00ad]+(?:\+[\p{L}\p{N}]+)*|%/gu;
  const excerpt = (texts, { parts }) => {
    const hit = (word) => { const one = fold(word), own = lexica[rules.language]; return parts.findIndex((part) => part.ways.some((way) => way.words.some(([lex, at]) => lex === own && look(own, one).some((found) => found[1] === at)))); };
    let best = [texts[0] || "", [], 0];
    for (const text of texts) {
      const hits = [...text.matchAll(WORD)].map((match) => [match.index, match.index + match[0].length, hit(match[0])]).filter((one) => one[2] >= 0), kinds = new Set(hits.map((one) => one[2])).size;
      if (kinds > best[2]) best = [text, hits, kinds];
    }
    const [text, hits] = best, made = make("p"), from = hits.length && hits[0][0] > 90 ? text.indexOf(" ", hits[0][0] - 70) + 1 : 0, cut = text.lastIndexOf(" ", from + 200), to = text.length > from + 210 && cut > from ? cut : text.length;
    let at = from;
    if (from) made.append("… ");
    for (const [first, end] of hits) if (end <= to) { made.append(text.slice(at, first), make("mark", "", text.slice(first, end))); at = end; }
    made.append(text.slice(at, to), to < text.length ? " …" : "");
    return made;
  };
  const item = async (at, asked) => {
    const { address, name, title, reference, speaker } = places[at], link = make("a", "", title || (reference ? `${name}, ${reference}` : name)), made = make("li", "", link);
    link.href = root + address;
    made.append(excerpt(await blocks(at), asked));
    if (title || speaker) made.append(make("p", "where", speaker || name));
    return made;
  };
  const link = (query) => `${root}search/${index}?q=${encodeURIComponent(query)}`;
  /* What is offered where nothing is found: words like it, and the sections of the site. */
  const nothing = async (query) => {
    const lex = await lexicon(rules.language), words = split(query).flatMap((word) => near([lex], word, 3).slice(0, 1)).map(written);
    const like = [...new Set(words)].flatMap((word) => { const one = make("a", "", word); one.href = link(word); return [" ", one]; });
    return [...like.length ? [make("p", "", labels.near, ...like)] : [], make("p", "", labels.help), document.querySelector("nav.words ul").cloneNode(true)];
  };
  /* The places that a query means, the best first, and what it was understood to ask. */
  const search = async (query, live) => {
    await start();
    const bare = query.replace(/["«»“”„]/g, " "), phrases = [...query.matchAll(/["«“„]([^"«»“”„]+)["»”“]/g)].map((match) => split(match[1]).join(" "));
    let asked = { parts: [], shown: [], also: [], lexes: [] }, list = refer(query);
    if (!list.length) {
      asked = await read(bare.trim(), live);
      [list, asked.partly] = await rank(asked);
    }
    if (phrases.length) {
      asked.also = [];
      const texts = await Promise.all(list.map(blocks));
      const every = list;
      list = list.filter((place, at) => phrases.every((phrase) => [places[place].title || places[place].name, ...texts[at]].some((text) => ` ${split(text).join(" ")} `.includes(` ${phrase} `))));
      /* Nowhere as it stands: the words alone, and it is said. */
      if (!list.length && every.length) {
        list = every;
        asked.shown.push([phrases.join(", "), bare.trim()]);
      }
    }
    return { list, asked };
  };
  const show = async (query, live) => {
    const mine = ++turn, now = () => mine === turn;
    if (query.trim().length < (live ? 2 : 1)) {
      found.replaceChildren();
      all.hidden = true;
      status.textContent = "";
      box.dataset.shown = query;
      return;
    }
    if (!rules) status.textContent = labels.loading;
    try {
      const { list, asked } = await search(query, live);
      const groups = new Map([["", list.slice(0, 3)]]);
      for (const place of list.slice(3)) groups.set(places[place].group, [...groups.get(places[place].group) || [], place]);
      let left = FIRST;
      const parts = await Promise.all([...groups].map(async ([group, members]) => {
        const some = members.slice(0, page || !group ? 1e9 : 2).slice(0, Math.max(0, left));
        left -= some.length;
        const items = make("ol", "", ...await Promise.all(some.map((place) => item(place, asked))));
        return some.length ? make("section", "", ...group ? [make("h2", "", group + " ", make("span", "", String(members.length)))] : [], items) : "";
      }));
      if (!now()) return;
      const notes = asked.shown.map(([typed, said]) => labels.instead.replace("{typed}", typed).replace("{shown}", said));
      const also = [...asked.also];
      if (also.length) notes.push(labels.also.replace("{also}", also.join(", ")));
      if (asked.partly) notes.push(labels.partly);
      if (list.length) found.replaceChildren(...notes.length ? [make("p", "note-of-search", notes.join(" "))] : [], ...parts);
      else found.replaceChildren(...await nothing(query));
      if (!now()) return;
      /* For whoever waits for an answer to this query. */
      box.dataset.shown = query;
      status.textContent = list.length ? labels.results.replace("{n}", list.length) : labels.none;
      all.hidden = !!page || list.length <= FIRST;
      all.href = link(query);
      all.textContent = labels.all.replace("{n}", list.length);
    } catch (error) { if (now()) status.textContent = labels.failed; }
  };

  return { start, search, show, leave: () => { turn++; }, places };
};
