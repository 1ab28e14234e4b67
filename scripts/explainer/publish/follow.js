/* In every page of the preview: says what became of an edit, shows problems, and shows the page anew where it stood. */
(function () {
  "use strict";
  var own = document.currentScript, made = own.dataset.made, place = "explainer-preview:" + location.pathname;
  var box = document.createElement("div"), root = box.attachShadow({ mode: "open" }), stream;

  root.innerHTML = "<style>:host{position:fixed;inset:auto 0 0 0;z-index:2147483647;font:15px/1.5 system-ui,sans-serif}" +
    "p,section{margin:0;padding:.5rem 1rem;background:#1d2733;color:#fff}" +
    "section{max-height:45vh;overflow:auto;background:#7a1020}h2{font-size:1em;margin:0}ol{margin:.25rem 0;padding-left:1.5rem}" +
    "li{margin:.25rem 0;overflow-wrap:anywhere}[hidden]{display:none}</style>" +
    "<section role='alert' hidden><h2></h2><ol></ol></section><p role='status' hidden></p>";
  var status = root.querySelector("p"), told = root.querySelector("section");

  function show(news) {
    status.textContent = news.said;
    status.hidden = !news.said;
    told.hidden = !news.problems.length;
    told.querySelector("h2").textContent = news.title;
    told.querySelector("ol").replaceChildren.apply(told.querySelector("ol"), news.problems.map(function (problem) {
      var line = document.createElement("li");
      line.textContent = problem;
      return line;
    }));
    if (news.reload) {
      sessionStorage.setItem(place, JSON.stringify([scrollX, scrollY]));
      location.reload();
    }
  }

  function listen() {
    stream = new EventSource("/:preview/news?made=" + made + "&page=" + encodeURIComponent(location.pathname));
    stream.onmessage = function (event) { show(JSON.parse(event.data)); };
    stream.onerror = function () {
      show({ said: "The preview has ended: `make serve` starts it again.", title: "", problems: [], reload: false });
    };
  }

  function back() {
    var kept = sessionStorage.getItem(place);
    if (kept) {
      sessionStorage.removeItem(place);
      scrollTo.apply(null, JSON.parse(kept));
    }
  }

  // A browser keeps few connections to one host open: tabs that nobody sees give theirs back.
  document.addEventListener("visibilitychange", function () {
    if (document.hidden) stream.close(); else listen();
  });
  document.documentElement.append(box);
  if (!document.hidden) listen();
  addEventListener("load", back);
})();
