/* All that a page loads for search before a box is used: keys that lead to the box in the header, and what brings the
   rest. The home page has a box of its own, which does the same. */
(function () {
  "use strict";
  var root = document.currentScript.src.replace(/assets\/[^/]*$/, "");
  var forms = document.querySelectorAll(".mskb-search, .mskb-ask, .mskb-search-page");
  var box = forms[0].elements.q; // the header comes first on every page
  var page = document.createElement("script");
  page.src = root + "assets/mskb-page.js"; // what is no search comes by this file, too: a page names one script of ours
  document.head.appendChild(page);
  // told here, once, and not on each of 68,000 pages
  box.setAttribute("aria-label", "Search: words, an error message, a Q-number or an old address");
  box.autocomplete = "off";
  box.autocapitalize = "off"; // a query that begins with a capital looks like a message

  function say(form) {
    if (!form.querySelector(".mskb-search-off")) {
      var note = document.createElement("p");
      note.className = "mskb-search-off";
      note.setAttribute("role", "status");
      note.textContent = location.protocol === "file:"
        ? "Search needs a server. Without it: "
        : "Search could not be loaded: try again, or use a newer browser. Without it: ";
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

  /* Brings what makes a form answer when its box is used. */
  function prepare(form) {
    var field = form.elements.q;
    var begun = false;

    function begin() {
      if (begun) {
        return;
      }
      begun = true;
      if (location.protocol === "file:") {
        say(form); // browsers load no modules from the disk
      } else if (!form.matches(".mskb-search-page")) { // which has a script of its own
        import(root + "assets/mskb-search-box.js").then(function (module) {
          var note = form.querySelector(".mskb-search-off");
          if (note) {
            note.remove();
          }
          module.start(form);
        }, function () {
          say(form);
          begun = false; // the connection may come back
        });
      }
    }

    field.addEventListener("focus", begin);
    field.addEventListener("input", begin);
    if (document.activeElement === field || field.value) {
      begin();
    }
  }

  forms.forEach(prepare);
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
  if (/^#highlight=/.test(location.hash)) {
    import(root + "assets/mskb-search-mark.js").then(function (module) { module.start(); });
  }
})();
