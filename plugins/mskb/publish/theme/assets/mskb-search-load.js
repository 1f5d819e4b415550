/* All that a page loads for search before the box is used: keys that lead to the box, and what brings the rest. */
(function () {
  "use strict";
  var root = document.currentScript.src.replace(/assets\/[^/]*$/, "");
  var form = document.querySelector(".mskb-search");
  var box = form.elements.q;
  var begun = false;
  var page = document.createElement("script");
  page.src = root + "assets/mskb-page.js"; // what is no search comes by this file, too: a page names one script of ours
  document.head.appendChild(page);
  // told here, once, and not on each of 68,000 pages
  box.setAttribute("aria-label", "Search: words, an error message, a Q-number or an old address");
  box.autocomplete = "off";

  function say() {
    if (!form.querySelector(".mskb-search-off")) {
      var note = document.createElement("p");
      note.className = "mskb-search-off";
      note.setAttribute("role", "status");
      note.textContent = "Search needs the site's own server and a newer browser. Without it: ";
      [["kb/", "articles by number"], ["versions/", "products"], ["keywords/", "keywords"]].forEach(function (list) {
        var link = document.createElement("a");
        link.href = root + list[0] + (location.protocol === "file:" ? "index.html" : "");
        link.textContent = list[1];
        note.appendChild(link);
        note.appendChild(document.createTextNode(" "));
      });
      form.appendChild(note);
    }
  }

  function begin() {
    if (begun) {
      return;
    }
    begun = true;
    if (location.protocol === "file:") {
      say(); // browsers load no modules from the disk
    } else {
      import(root + "assets/mskb-search-box.js").then(function (module) { module.start(form, root); }, say);
    }
  }

  box.addEventListener("focus", begin);
  box.addEventListener("input", begin);
  document.addEventListener("keydown", function (event) {
    var at = event.target;
    if (event.ctrlKey || event.altKey || event.metaKey || at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)) {
      return;
    }
    if (event.key === "/" || event.key === "s") {
      event.preventDefault();
      box.focus();
      box.select();
    }
  });
  if (document.activeElement === box || box.value) {
    begin();
  }
  if (/[?&]highlight=/.test(location.search)) {
    import(root + "assets/mskb-search-mark.js").then(function (module) { module.start(); });
  }
})();
