/* Finds and shows: fetched by search.js when a reader turns to the search. Its data (scripts/explainer/search/scripts.py) are scripts that call
   searchData, so that they work from the disk, too. What it knows of languages comes with them. */
"use strict";
window.searchFinder = ({ box, page, root, index, labels, failed }) => {
  const status = box.querySelector("[role=status]"), found = box.querySelector(".results"), all = box.querySelector(".all");
  const asked = {}, lexica = {}, places = [], number = (said) => parseInt(said, 36), FIRST = page ? 1e9 : 8, MOST = 32, LONGEST = 80, BEST = 3;
  let rules, whole, last, turn = 0;

  /* --- data --- */
  window.searchData = (value) => { last = value; };
  const get = (name) => asked[name] ||= new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = `${root}search/${name}.js`;
    /* Comes at once when the script has run. */
    script.onload = () => done(last);
    script.onerror = () => { delete asked[name]; fail(Error(name)); };
    document.head.append(script);
  });
  const lines = (text) => text.split("\n"), rows = (text) => lines(text).map((line) => line.split(","));
  const lexicon = async (name) => {
    const made = await get(`words-${name}`);
    return lexica[name] ||= { ...made, name, letters: RegExp(rules.words[name]), stems: new Map(), words: [], ends: rows(made.endings), read: {}, empty: new Set(made.empty) };
  };
  /* The forms in one part of those of a language. */
  const learn = async (lex, part) => {
    if (part < 0 || lex.read[part]) return;
    const made = await get(`words-${lex.name}-${part}`), ends = [...lex.ends, ...rows(made.endings)];
    if (lex.read[part]) return;
    lex.read[part] = true;
    let word = -1;
    for (const line of lines(made.words)) {
      const [head, ...stems] = line.split(" "), [, step, often, proper, told] = /(?:(\w+):)?(\w+)(!?)\.?(.*)/.exec(head), forms = [];
      word += step ? number(step) : 1;
      const known = lex.words[word] ||= { often: number(often), proper, stems: [] };
      for (const one of stems) {
        const [stem, at] = one.split(","), row = ends[at ? number(at) : 0];
        known.stems.push([stem, row]);
        forms.push(...row.map((end) => stem + end));
        if (!lex.stems.has(stem)) lex.stems.set(stem, []);
        lex.stems.get(stem).push([word, row]);
      }
      known.told ||= told[0] === "=" ? told.slice(1) : forms[number(0 + told)];
    }
    lex.sorted = 0;
  };
  const partOf = (starts, at) => starts.findLastIndex((first) => first <= at);
  /* The forms that begin as these words do. */
  const know = (lexes, words) => Promise.all(lexes.flatMap((lex) => words.map((word) => learn(lex, partOf(lex.forms, word.slice(0, 3))))));
  const start = async () => {
    if (!rules) {
      const told = await get("places");
      for (const table of [told.folds, told.sounds]) for (const rule of table) rule[0] = RegExp(rule[0], "g");
      rules = told;
      for (const line of lines(rules.places)) {
        const [head, anchor, title, reference, ...spoken] = line.split("\t"), [address, group, name] = rules.pages[number(head.slice(0, -1))] || [];
        places.push(line && { address: address + index + (anchor ? "#" + anchor : ""), group, name, title, reference, speakers: spoken.map((one) => one.split("|")[0]), who: spoken.join(" · ").replaceAll("|", ", "), standing: +head.slice(-1) });
      }
    }
    await lexicon(rules.language);
  };
  /* Which of the parts that begin at these numbers holds one, and where in it. */
  const line = async (kind, starts, at) => {
    const part = partOf(starts, at);
    return lines(await get(`${kind}-${part}`))[at - starts[part]];
  };
  const standing = async (lex, word) => {
    const found = new Map(), own = lexica[rules.language], [at, marked] = (await line(`found-${lex.name}`, lex.parts, word)).split("\t");
    let place = -1;
    if (marked) await know([own], split(marked));
    found.marks = marked ? marked.split("|").flatMap((one) => [one, ...exact([own], one).flatMap(formsOf)]) : lex === own ? formsOf([own, word]) : [];
    /* A word of another language is told in this one. */
    if (lex !== own && marked) (lex.words[word] || {}).told = marked;
    for (const [, step, weight] of at.matchAll(/([0-9a-z]*)([A-Y])/g)) {
      place += step ? number(step) : 1;
      if (places[place]) found.set(place, weight.charCodeAt() - 64);
    }
    return found;
  };

  /* --- words --- */
  const change = (text, table) => table.reduce((said, [pattern, put]) => said.replace(pattern, put), text);
  const folded = new Map();
  const fold = (text) => {
    if (!folded.has(text)) folded.set(text, change(text.toLowerCase().normalize("NFD"), rules.folds));
    return folded.get(text);
  };
  /* No word that is known is longer. */
  const split = (text) => (fold(text).match(RegExp(rules.token, "g")) || []).map((word) => word.slice(0, LONGEST));
  const swap = (text, [from, to]) => [...text].map((letter) => to[from.indexOf(letter)] || letter).join("");
  const swaps = (text, table) => [table, [...table].reverse()].map((one) => swap(text, one));
  /* Words are told apart by their lexicon, too. */
  const look = (lex, form) => {
    const words = [];
    for (let cut = form.length; cut; cut--) {
      for (const [word, ends] of lex.stems.get(form.slice(0, cut)) || []) if (ends.includes(form.slice(cut))) words.push([lex, word, form]);
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
  /* Letters of another script that look the same are meant where a word mixes them. */
  const looks = (word) => swaps(word, rules.looks);
  const mixed = (word) => /[a-z\d].*[^a-z]|[^a-z].*[a-z\d]/.test(word) ? looks(word) : [];
  const exact = (lexes, word, others = mixed(word)) => first([...others, word].map((one) => () => lexes.flatMap((lex) => look(lex, one))));
  const formsOf = ([lex, at]) => (lex.words[at]?.stems || []).flatMap(([stem, ends]) => ends.map((end) => stem + end));
  const common = (one, other) => { let at = 0; while (at < one.length && one[at] === other[at]) at++; return at; };
  /* Words with a form that begins so. */
  const begins = (lexes, word) => lexes.flatMap((lex) => {
    const found = [...lex.stems].flatMap(([stem, list]) => word.startsWith(stem.slice(0, word.length)) ? list.filter(([, ends]) => ends.some((end) => (stem + end).startsWith(word))) : []);
    return [...new Set(found.map(([at]) => at))].filter((at) => lex.words[at].often).map((at) => [lex, at]);
  });
  /* Words with a form at most so far away, the nearest, and how far: four for a letter or for neighbours that have changed places, three for a vowel
     in place of another, one for a letter that is double; in a short word no other consonant, and from four on the first letter tells.
     Forms are read in their order: what begins alike is measured once, or left out. */
  const near = (lexes, word, most) => {
    if (word.length > LONGEST / 2) return [most, []];
    const letters = [...word], more = letters.map((letter, at) => letter === letters[at - 1] ? 1 : 4), vowels = letters.map((letter) => rules.vowels.includes(letter));
    let best = most, words = [];
    for (const lex of lexes) {
      lex.sorted ||= [...lex.stems.keys()].sort();
      const rows = [[0]];
      more.forEach((cost, at) => rows[0].push(rows[0][at] + cost));
      let read = "", far = "-";
      const away = (text) => {
        if (text.startsWith(far)) return 99;
        for (let at = common(text, read); at < text.length; at++) {
          const letter = text[at], vowel = rules.vowels.includes(letter), row = rows[at], before = rows[at - 1], further = letter === text[at - 1] ? 1 : 4, next = rows[at + 1] ||= [];
          let least = next[0] = row[0] + further;
          finder.measured++;
          for (let here = 0; here < letters.length; here++) {
            let cost = Math.min(row[here + 1] + further, next[here] + more[here], row[here] + (letters[here] === letter ? 0 : vowel && vowels[here] ? 3 : 5));
            if (before && letter === letters[here - 1] && text[at - 1] === letters[here]) cost = Math.min(cost, before[here - 1] + 4);
            next[here + 1] = cost;
            if (cost < least) least = cost;
          }
          if (least > best) { read = far = text.slice(0, at + 1); return 99; }
        }
        read = text;
        return rows[text.length][letters.length];
      };
      const long = (size) => Math.abs(size - letters.length) > best / 4 + 1;
      for (const stem of lex.sorted) if ((stem[0] === "~") === (word[0] === "~") && (stem.length < letters.length || !long(stem.length)) && (away(stem), !stem.startsWith(far))) {
        for (const [at, ends] of lex.stems.get(stem)) for (const end of ends) if (!long(stem.length + end.length)) {
          const cost = away(stem + end);
          /* A short word that ends otherwise is another word, if it is no name. */
          if (stem[0] !== letters[0] && cost > 5 || cost > 3 && letters.length < 6 && !lex.words[at].proper && (stem[0] !== letters[0] || (stem + end).at(-1) !== letters.at(-1))) continue;
          if (cost < best) [best, words] = [cost, []];
          if (cost <= best) words.push([lex, at, stem + end]);
        }
      }
    }
    /* Several may be meant: one form each of the three likeliest. */
    const rank = ([lex, at, form]) => (form[0] === word[0]) * 1e4 + !!lex.words[at].proper * 300 + lex.words[at].often;
    words.sort((one, other) => rank(other) - rank(one));
    return [best, words.filter(([lex, at], here) => words.findIndex((one) => one[0] === lex && one[1] === at) === here).slice(0, 3)];
  };
  const written = ([lex, word]) => {
    const { proper, told } = lex.words[word];
    return proper && told ? told[0].toUpperCase() + told.slice(1) : told;
  };
  const same = (lexes, word) => lexes.filter((lex) => lex.letters.test(word));
  const guess = (lexes, word) => {
    const most = [0, word.length < 5 ? 4 : 5, 8][Math.min(word.length >> 2, 2)], spoken = "~" + change(word, rules.sounds), [away, words] = near(same(lexes, word), word, most);
    return first([() => exact(lexes, word, looks(word)), () => away < 6 ? words : [], () => lexes.flatMap((lex) => look(lex, spoken)), () => most && spoken.length > 5 ? near(lexes, spoken, spoken.length > 8 ? 7 : 4)[1] : [], () => words]);
  };
  /* Words that begin alike, the most frequent, or that it ends with, as far as a word of that length tells. */
  const begun = (lexes, word) => first([...word].map((_, at) => word.length - at).filter((size) => size > 2 && size >= (word.length < 7 ? word.length : word.length / 2)).flatMap((size) => [() => exact(lexes, word.slice(0, size)), () => size < word.length * 0.6 ? [] :
    begins(same(lexes, word), word.slice(0, size)).filter(([lex, at]) => lex.words[at].told.length < size * size - 3).sort((one, other) => other[0].words[other[1]].often - one[0].words[one[1]].often).slice(0, 3), () => exact(lexes, word.slice(-size))]));

  /* --- a query: what each of its words may mean --- */
  const read = async (query, live) => {
    const lexes = [await lexicon(rules.language)], shown = [], typed = split(query), last = typed.at(-1);
    const asked = typed.flatMap((word, at) => [word, ...word.split("+"), ...mixed(word), word + (typed[at + 1] || "")]);
    /* The last word may be unfinished. */
    const empty = (word) => lexes.some((lex) => lex.empty.has(word)), missing = (word) => !empty(word) && !exact(lexes, word).length;
    const unknown = () => typed.filter((word) => missing(word) && !(live && word === last && (word.length < 3 || begins(lexes, word).length)));
    await know(lexes, asked);
    for (const [name, letters] of Object.entries(rules.words)) if (name !== rules.language && (unknown().length || RegExp(letters).test(typed))) lexes.push(await lexicon(name));
    await know(lexes, asked);
    if (unknown().some((word) => word.split("+").some(missing))) await Promise.all(lexes.map((lex) => know([lex], lex.forms)));
    const parts = [], every = query.replace(/\s*\+\s*/g, "+").split(/\s+/), chunks = every.slice(0, MOST);
    chunks.forEach((chunk, at) => {
      const unfinished = live && at === chunks.length - 1;
      const told = (words) => { if (words.length) shown.push([chunk, words]); return words; };
      let words = split(chunk).flatMap((word) => word.includes("+") && missing(word) ? word.split("+") : [word]);
      const size = (some) => some.join("").length, keyed = swaps(chunk.toLowerCase(), rules.keys);
      const other = (size(words.filter(missing)) > size(words) / 2 || !words.length) && !(unfinished && words.length && begins(lexes, words.at(-1)).length) &&
        keyed.map(split).find((typed) => typed.length && typed.every((word) => exact(lexes, word).length));
      words = other || words;
      /* A letter that is no word stands for nothing beside words that are. */
      for (const word of words.length > 1 ? words.filter((one) => one.length > 1 || !missing(one)) : words) {
        let meant = exact(lexes, word), factor = 1;
        if (other) told(meant);
        if (!meant.length && !empty(word)) {
          if (unfinished && word.length > 2) meant = begins(lexes, word);
          if (!meant.length) { meant = told(first([word, ...keyed].map((one) => () => guess(lexes, one)))); factor = 0.8; }
        }
        parts.push({ word, chunk, told, empty: empty(word) && !(word[1] && chunk === chunk.toUpperCase() && meant.length), ways: meant.map((one) => ({ words: [one], factor })) });
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
      if (!part.ways.length && !part.empty) part.ways = part.told(begun(lexes, part.word)).map((one) => ({ words: [one], factor: 0.8 }));
    });
    const also = new Set();
    for (const lex of lexes) for (const [typed, meant] of lex.rules) {
      parts.forEach((part, at) => {
        const run = parts.slice(at, at + typed.length);
        const is = (one, word) => one?.ways.some((way) => way.words[0][0] === lex && way.words[0][1] === word && !way.rule);
        if (typed.every((word, number) => is(run[number], word))) {
          for (const [word, words] of meant) {
            if (lex === lexes[0]) also.add(words);
            for (const one of run) one.ways.push({ words: [[lex, word]], factor: 0.9, rule: true });
          }
        }
      });
    }
    const some = parts.filter((part) => !part.empty || part.ways.some((way) => way.rule)), said = some.length ? some : parts;
    const other = said.filter((part) => part.ways.some((way) => way.factor > 0.9 && way.words[0][0] !== lexes[0]) && !lexes[0].letters.test(part.word)).map((part) => part.chunk);
    return { parts: said, shown, also: [...also], other, lexes, cut: every.length > MOST };
  };

  /* --- places: by the weight of the words there, rare words more; what is called so first --- */
  const rank = async (asked) => {
    const { parts, lexes } = asked, scores = new Map();
    let whole = 0;
    for (const part of parts) {
      part.at = new Map();
      part.marks = [];
      for (const { words, factor } of part.ways) {
        const stands = await Promise.all(words.map(([lex, word]) => standing(lex, word)));
        part.marks.push(...stands.flatMap((one) => one.marks));
        for (const place of stands[0].keys()) {
          const weight = factor * Math.min(...stands.map((one) => one.get(place) || 0));
          if (weight > (part.at.get(place) || 0)) part.at.set(place, weight);
        }
      }
      part.rare = Math.log(1 + places.length / (1 + part.at.size));
      whole += part.rare;
    }
    for (const part of parts) for (const [place, weight] of part.at) {
      const score = scores.get(place) || { place, sum: 0, share: 0, close: 0, called: 0 };
      score.sum += weight * part.rare;
      score.share += part.rare / whole;
      scores.set(place, score);
    }
    for (const lex of lexes) for (const [place, name] of lex.names) {
      const score = scores.get(place), has = (part, word) => part.ways.some((way) => way.words.some((one) => one[0] === lex && one[1] === word));
      if (score && name.every((word) => parts.some((part) => has(part, word)))) {
        const share = parts.filter((part) => name.some((word) => has(part, word))).length / parts.length;
        score.called = Math.max(score.called, 100 * share * share);
      }
    }
    asked.hits = hitter(parts);
    const list = [...scores.values()], best = Math.max(0, ...list.map((one) => one.share)), full = list.filter((one) => one.share > 0.999);
    const kept = full.length > 2 || parts.length < 2 ? full : list.filter((one) => one.share >= 0.25 * best);
    const value = (one) => one.share * one.share * one.sum * (1 + one.close) + one.called * (1 + places[one.place].standing / 10) + places[one.place].standing;
    const sort = (some) => some.sort((one, other) => value(other) - value(one) || one.place - other.place);
    sort(kept);
    /* Of the first, those that have the words side by side come before those that have them apart. */
    const first = kept.slice(0, parts.length > 1 ? 12 : 0);
    await Promise.all(first.map(async (one) => { one.close = Math.max(...(await texts(one.place)).map((text) => closest(asked.hits(text)).close)) / parts.length; }));
    asked.partly = kept.length > full.length || asked.cut;
    return [...sort(first), ...kept.slice(first.length)].map((one) => one.place);
  };
  /* The words of a text that were asked for: where each begins and ends, which of the query's it is, the number of the word. */
  const WORD = "[\\p{L}\\p{N}\\p{M}\\xad]+(?:\\+[\\p{L}\\p{N}]+)*|%";
  const said = (text) => split(text).join(" ");
  const hitter = (parts) => {
    const meant = new Map();
    parts.forEach((part, at) => { for (const form of part.marks.map(said)) if (!meant.has(form)) meant.set(form, at); });
    /* Words that mean something in a row alone are read as one. */
    const runs = parts.flatMap((part) => part.marks).filter((form) => form.includes(".")), word = RegExp([...runs, WORD].join("|"), "giu");
    return (text) => [...text.matchAll(word)].map((match, at) => [match.index, match.index + match[0].length, meant.get(said(match[0])), at]).filter((one) => one[2] >= 0);
  };
  /* The shortest run that holds as many of the query's words as the text does: how many, how close they are, where it begins. */
  const closest = (hits) => {
    const kinds = new Set(hits.map((one) => one[2])).size, best = { kinds, close: 0, from: 0 };
    if (kinds > 1) hits.forEach((first, from) => {
      const seen = new Set();
      for (const one of hits.slice(from)) {
        seen.add(one[2]);
        const close = (kinds - 1) ** 2 / Math.max(one[3] - first[3], kinds - 1);
        if (seen.size === kinds) { if (close > best.close) Object.assign(best, { close, from }); break; }
      }
    });
    return best;
  };
  /* Sentences by their codes, however they are spaced; within other words only a whole one. */
  const refer = (query) => {
    const code = (text) => (swap(text.toLowerCase(), rules.looks).match(/[a-z]+|\d+/g) || []).join(".");
    const keys = places.map((place) => code(place?.reference || "")), at = (test) => keys.flatMap((key, place) => key && test(key) ? [place] : []);
    const one = code(query);
    const found = [
      at((key) => key === one),
      at((key) => /\d/.test(one) && key.startsWith(one + ".")),
      query.split(/\s+/).map(code).flatMap((said) => at((key) => said[4] && key === said)),
    ].find((some) => some.length);
    /* None has a code of a text that has codes: nothing is meant by its parts. */
    return found || (/^[a-z]+\.\d+\.\d+$/.test(one) && keys.some((key) => key[0] === one[0]) ? null : []);
  };

  /* --- what is shown --- */
  const make = (name, className, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children.filter(Boolean));
    return made;
  };
  const together = async () => whole ||= lines(await get("texts"));
  /* From the disk all at once: the bundle has no parts, wherever somebody puts it. */
  const blocks = async (place) => (whole || index ? (await together())[place] : await line("text", rules.texts, place).catch(async () => (await together())[place])).split("\t");
  const texts = async (place) => [places[place].title || places[place].name, ...await blocks(place)];
  const excerpt = (made, texts, find) => {
    const runs = texts.map((text) => { const hits = find(text); return { text, hits, ...closest(hits) }; }), { text, hits, from: begin } = runs.sort((one, other) => other.kinds - one.kinds || other.close - one.close)[0];
    const first = hits[begin]?.[0] || 0, from = first > 90 ? text.indexOf(" ", first - 70) + 1 : 0, cut = text.indexOf(" ", from + 200), to = cut < 0 ? text.length : cut;
    let at = from;
    if (from) made.append("… ");
    for (const [first, end] of hits) if (first >= from && end <= to) { made.append(text.slice(at, first), make("mark", "", text.slice(first, end))); at = end; }
    made.append(text.slice(at, to), to < text.length ? " …" : "");
  };
  /* What a reader may never come to is fetched when it comes into sight. */
  const sight = new IntersectionObserver((seen) => {
    for (const one of seen) if (one.isIntersecting) { sight.unobserve(one.target); one.target.fill().catch(failed); }
  }, { rootMargin: "200px" });
  const item = async (at, asked, late) => {
    const { address, name, title, reference, who } = places[at], said = make("p"), made = make("li", "", anchor(root + address, title || (reference ? `${name}, ${reference}` : name)), (title || who) && make("p", "where", who || name), said);
    made.fill = async () => excerpt(said, await blocks(at), asked.hits);
    if (late) sight.observe(made); else await made.fill();
    return made;
  };
  const anchor = (href, ...said) => { const made = make("a", "", ...said); made.href = href; return made; };
  /* `only`: of one group, or of one speaker. The page finds what was found where words may be unfinished. */
  let part;
  const address = (query, only) => `${root}search/${index}?q=${encodeURIComponent(query)}${part}` + (only ? `&only=${encodeURIComponent(only)}` : "");
  /* What is offered where nothing is found: words like it, and the sections of the site. */
  const nothing = (query) => {
    const words = split(query).slice(0, MOST).flatMap((word) => word[3] ? near(same(Object.values(lexica), word), word, Math.min(word.length >> 2, 3) * 4)[1].slice(0, 1).map(written) : []);
    const like = [...new Set(words)].flatMap((word) => [" ", anchor(address(word), word)]);
    return [like[0] ? make("p", "", labels.near, ...like) : "", make("p", "", labels.help), document.querySelector("nav.words ul").cloneNode(true)];
  };
  /* The places that a query means, the best first, and what it was understood to ask. */
  const search = async (query, live) => {
    await start();
    const pieces = query.split(/["«»“”„]/), bare = pieces.join(" ").trim(), phrases = pieces.map((one, at) => at % 2 && at + 1 < pieces.length ? said(one) : "").filter(Boolean);
    const cited = refer(query), asked = await read(cited?.length === 0 ? bare : "", live), ranked = await rank(asked);
    if (!phrases.length) return { list: cited?.length ? cited : ranked, asked };
    /* They are looked for everywhere, and in the other language, if they are written so. */
    const says = (text = "") => phrases.every((phrase) => text.split("\t").some((one) => ` ${said(one)} `.includes(` ${phrase} `)));
    for (const name of [rules.language, ...Object.keys(rules.words).filter((name) => name !== rules.language && RegExp(rules.words[name]).test(phrases))]) {
      const own = name === rules.language, every = own ? await together() : lines(await get(`../../${name}/search/texts`).catch(() => ""));
      const list = [...new Set([...ranked, ...places.keys()])].filter((at) => places[at] && says(own ? [places[at].title || places[at].name, every[at]].join("\t") : every[at]));
      if (list.length) return { list, asked: { ...asked, shown: [], also: [], partly: 0 } };
    }
    /* Nowhere as it stands: the words alone, and it is said. */
    return { list: ranked, asked: { ...asked, apart: phrases } };
  };
  const put = (label, said) => label.replace(/\{(\w+)\}/g, (whole, name) => said[name] ?? whole);
  const leave = () => {
    turn++;
    found.replaceChildren();
    all.hidden = true;
    status.textContent = "";
  };
  const show = async (query, live, only) => {
    const mine = ++turn, now = () => mine === turn;
    part = live ? "&live" : "";
    if (query.trim().length < (live ? 2 : 1)) {
      leave();
      box.dataset.shown = query;
      return;
    }
    try {
      const { list: every, asked } = await search(query, live), groupOf = (place) => places[place].group;
      const list = only ? every.filter((place) => groupOf(place) === only || places[place].speakers.includes(only)) : every;
      /* The best of all, then the others by the list that they belong to. */
      const best = only ? 1e9 : BEST, groups = new Map([["", list.slice(0, best)]]);
      for (const place of list.slice(best)) groups.set(groupOf(place), [...groups.get(groupOf(place)) || [], place]);
      let left = FIRST, shown = 0;
      const parts = await Promise.all([...groups].map(async ([group, members]) => {
        const some = members.slice(0, page || !group ? 1e9 : 2).slice(0, left), whole = list.filter((place) => groupOf(place) === group).length;
        left -= some.length;
        const items = make("ol", "", ...await Promise.all(some.map((place) => item(place, asked, shown++ >= BEST)))), rest = [...items.children].slice(only ? 60 : 8);
        /* Its heading says how many there are, and leads to them. */
        return some.length && make("section", "", group && make("h2", "", anchor(address(query, group), group), " ", make("span", "", whole)), items,
          rest[0] && make("details", "fold", make("summary", "", put(labels.more, { n: rest.length })), make("ol", "", ...rest)));
      }));
      if (!now()) return;
      const notes = asked.shown.map(([typed, words]) => put(labels.instead, { typed, shown: [...new Set(words.map(written))].join(", ") }));
      for (const kind of ["apart", "other", "also"]) if (asked[kind]?.length) notes.push(put(labels[kind], { typed: asked[kind].join(", ") }));
      if (asked.partly) notes.push(labels.partly);
      /* What the places found can be narrowed to, each with how many it leaves. */
      const facet = (label, of, whole) => {
        const sizes = new Map(whole && [[whole, every.length]]);
        for (const place of every) for (const one of of(places[place])) sizes.set(one, (sizes.get(one) || 0) + 1);
        const made = [...sizes].map(([name, size]) => {
          const link = anchor(address(query, name !== whole && name), name, " ", make("span", "", size));
          link.ariaCurrent = name === (only || whole) || null;
          return make("li", "", link);
        });
        return made[0] ? [make("p", "", label), make("ul", "", ...made)] : [];
      };
      const facets = page && every.length > 1 && make("div", "filter", ...facet(labels.where, (place) => [place.group], labels.everywhere), ...facet(labels.who, (place) => place.speakers));
      const note = [...new Set(notes)].join(" ");
      found.replaceChildren(...list.length ? [note && make("p", "note-of-search", note), facets, ...parts].filter(Boolean) : nothing(query));
      /* For whoever waits for an answer to this query. */
      box.dataset.shown = query;
      status.textContent = list.length ? put(labels.results, { n: list.length }) : labels.none;
      all.hidden = page || list.length <= FIRST;
      all.href = address(query);
      all.textContent = put(labels.all, { n: list.length });
    } catch { if (now()) failed(); }
  };

  const finder = { start, search, show, leave, places, measured: 0 };
  return finder;
};
