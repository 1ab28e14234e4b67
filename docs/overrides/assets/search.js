/* Search: fetched with its index when the reader turns to it. Works with and without a server, and needs no worker. */
(function () {
  "use strict";
  var form = document.querySelector("form[data-search]");
  if (!form) return;
  var input = form.querySelector("input"), found = document.querySelector("[data-search-found]");
  var status = found.querySelector("[role=status]"), list = found.querySelector("ol");
  var root = form.getAttribute("data-search"), labels = form.dataset, engine, entries, index, asked = false;

  /* One key for all forms of a word: small letters, е for ё, look-alike letters of abbreviations in Latin, the stem. */
  var LOOK = { "а": "a", "в": "b", "е": "e", "к": "k", "м": "m", "н": "h", "о": "o", "р": "p", "с": "c", "т": "t", "у": "y", "х": "x" };
  var stems = Object.create(null);
  function key(word) {
    if (word in stems) return stems[word];
    var low = word.toLowerCase().replace(/ё/g, "е").replace(/[’']s$/, "");
    var mixed = /\d/.test(low) || (/[а-я]/.test(low) && /[a-z]/.test(low));
    var capitals = word.length < 5 && word === word.toUpperCase();
    /* "US" is not "us". */
    if (mixed || capitals) low = low.replace(/[а-я]/g, function (c) { return LOOK[c] || c; }) + (capitals ? "!" : "");
    else if (/[а-я]/.test(low)) low = engine["stem-ru"].stemmer(low);
    else if (/[a-z]/.test(low)) low = engine["stem-en"].stemmer(low);
    return (stems[word] = low);
  }
  /* A short query in small letters may mean an abbreviation: цк, с5. */
  function keys(word) {
    var one = key(word), two = word.length < 5 ? key(word.toUpperCase()) : one;
    return one === two ? [one] : [one, two];
  }
  function words(text) { return text.match(/[0-9A-Za-zА-Яа-яЁё]+(?:[+’'][0-9A-Za-zА-Яа-яЁё]+)*/g) || []; }

  function load() {
    if (asked) return;
    asked = true;
    ["search/engine.js", "search/index.js"].forEach(function (file) {
      var script = document.createElement("script");
      script.src = root + file;
      script.onerror = function () { asked = false; say(labels.failed); };
      document.head.appendChild(script);
    });
  }
  window.searchEngine = function (parts) { engine = parts; ready(); };
  window.searchEntries = function (rows) { entries = rows; ready(); };
  function ready() {
    if (!engine || !entries) return;
    index = new engine.minisearch({
      fields: ["title", "names", "text", "page"],
      tokenize: words,
      processTerm: key,
      /* A query comes in keys already. */
      searchOptions: { boost: { title: 6, names: 6, page: 3 }, tokenize: function (text) { return [text]; }, processTerm: function (term) { return term; } }
    });
    index.addAll(entries.map(function (row, id) { return { id: id, page: row[1], title: row[2], text: row[3], names: row[4] }; }));
    form.dataset.ready = "";
    search();
  }

  function say(words) { status.textContent = words; }
  function search() {
    var query = input.value.trim();
    list.textContent = "";
    found.hidden = !query;
    if (!query) return;
    if (!index) { load(); return say(labels.loading); }
    var asks = words(query), parts = asks.map(function (word, at) {
      /* Each word in any of its keys; the last one may be unfinished. */
      return { combineWith: "OR", queries: keys(word), prefix: at === asks.length - 1 && word.length > 2 };
    });
    var results = parts.length ? index.search({ combineWith: "AND", queries: parts }) : [];
    if (!results.length && parts.length) results = index.search({ combineWith: "OR", queries: parts });
    /* What bears the very name comes first. */
    var name = asks.map(key).join(" ");
    var named = function (result) { return words(entries[result.id][2]).map(key).join(" ") === name; };
    results = results.filter(named).concat(results.filter(function (result) { return !named(result); }));
    /* A page three times at most, by its best parts; the others are a click away on it. */
    var pages = {}, shown = results.filter(function (result) {
      var page = entries[result.id][0].split("#")[0];
      pages[page] = (pages[page] || 0) + 1;
      return pages[page] < 4;
    }).slice(0, 20);
    say(results.length ? labels.results.replace("{n}", results.length) : labels.none);
    shown.forEach(function (result) { list.appendChild(item(entries[result.id], result.terms)); });
  }
  function item(row, terms) {
    var li = document.createElement("li"), a = document.createElement("a"), p = document.createElement("p");
    a.href = root + row[0];
    a.textContent = row[2] && row[2] !== row[1] ? row[1] + " — " + row[2] : row[1];
    excerpt(p, row[3], terms);
    li.append(a, p);
    return li;
  }
  function excerpt(p, text, terms) {
    var hits = [], re = /[0-9A-Za-zА-Яа-яЁё]+(?:[+’'][0-9A-Za-zА-Яа-яЁё]+)*/g, m;
    while ((m = re.exec(text)) && hits.length < 12) if (terms.indexOf(key(m[0])) >= 0) hits.push([m.index, m.index + m[0].length]);
    var from = hits.length ? Math.max(0, text.lastIndexOf(" ", Math.max(0, hits[0][0] - 60))) : 0, to = from + 180, at = from;
    if (from) p.append("…");
    hits.forEach(function (hit) {
      if (hit[1] > to) return;
      var mark = document.createElement("mark");
      mark.textContent = text.slice(hit[0], hit[1]);
      p.append(text.slice(at, hit[0]), mark);
      at = hit[1];
    });
    p.append(text.slice(at, to), to < text.length ? "…" : "");
  }

  input.addEventListener("focus", load);
  input.addEventListener("input", search);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var first = list.querySelector("a");
    if (first) first.click(); else search();
  });
  form.addEventListener("reset", function () { setTimeout(search); });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && !found.hidden) { input.value = ""; search(); input.focus(); }
    else if (event.key === "/" && !/INPUT|TEXTAREA|SELECT/.test(document.activeElement.tagName)) { event.preventDefault(); input.focus(); }
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !found.hidden) {
      var links = Array.prototype.slice.call(list.querySelectorAll("a")), at = links.indexOf(document.activeElement);
      var next = event.key === "ArrowDown" ? links[at + 1] : links[at - 1] || input;
      if (next) { event.preventDefault(); next.focus(); }
    }
  });
  document.addEventListener("click", function (event) {
    if (!found.contains(event.target) && !form.contains(event.target)) found.hidden = true;
  });
})();
