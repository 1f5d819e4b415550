/* What a page can do once it is there: boxes that scroll are reached by keyboard; links to headings have a name; an
   article's citation, when it is opened, comes in more forms. Nothing on a page depends on it. `mskb-search-load.js`
   brings it. */
(function () {
  "use strict";

  /* Material lets code be reached where a mouse can hover, and tables never. It wraps tables in boxes before `load`. */
  function reachBoxes() {
    function look(entries) {
      entries.forEach(function (entry) {
        var box = entry.target;
        var scrolls = box.scrollWidth > box.clientWidth;
        var isTable = box.className === "md-typeset__scrollwrap";
        if (scrolls) {
          box.tabIndex = 0;
        } else {
          box.removeAttribute("tabindex");
        }
        if (isTable && scrolls) {
          box.setAttribute("role", "region");
          box.setAttribute("aria-label", "Table, scrolls sideways");
        } else if (isTable) {
          box.removeAttribute("role");
          box.removeAttribute("aria-label");
        }
      });
    }
    var boxes = document.querySelectorAll(".md-typeset pre > code, .md-typeset__scrollwrap");
    var observer = new ResizeObserver(function (entries) {
      requestAnimationFrame(function () { look(entries); }); // after Material
    });
    boxes.forEach(function (box) { observer.observe(box); });
    // the buttons on code stand in a landmark each, which a list of landmarks has no use for
    document.querySelectorAll(".md-code__nav").forEach(function (buttons) { buttons.setAttribute("role", "none"); });
  }

  /* What the sign behind a heading is. */
  function nameHeadingLinks() {
    document.querySelectorAll(".headerlink").forEach(function (link) {
      link.title = "Permanent link";
      link.setAttribute("aria-label", "Permanent link");
    });
  }

  function text(selector) {
    var found = document.querySelector(selector);
    return found ? found.textContent.trim() : "";
  }

  /* BibTeX gives these a meaning; what has no escape in it is spelled out. */
  function bibtex(value) {
    return value
      .replace(/[\\{}~^]/g, function (sign) {
        return { "\\": "\\textbackslash ", "{": "\\{", "}": "\\}", "~": "\\textasciitilde ", "^": "\\textasciicircum " }[sign];
      })
      .replace(/[&%$#_]/g, "\\$&");
  }

  function forms() {
    var id = text(".mskb-id").split(/\s/)[0];
    var title = text("h1");
    var time = document.querySelector(".mskb-facts time");
    var date = time ? time.getAttribute("datetime") : "";
    var canonical = document.querySelector("link[rel=canonical]");
    var address = canonical ? canonical.href : location.href.replace(/[?#].*$/, "");
    var lines = [
      "  author = {{Microsoft Corporation}},",
      "  title = {{" + bibtex(title) + "}},",
      "  howpublished = {Microsoft Knowledge Base " + id + "},"
    ];
    if (date) {
      lines.push("  year = {" + date.slice(0, 4) + "},", "  month = {" + Number(date.slice(5, 7)) + "},");
    }
    return [
      ["Plain text", text(".mskb-cite p") + " " + address],
      ["BibTeX", ["@misc{microsoft-" + id + ","].concat(lines, "  url = {" + address + "}", "}").join("\n")],
      ["Code comment", "// " + id + ": " + title + "\n// " + address]
    ];
  }

  function show(citation) {
    forms().forEach(function (form) {
      var label = document.createElement("p");
      var code = document.createElement("pre");
      label.textContent = form[0] + " ";
      code.textContent = form[1];
      code.tabIndex = 0;
      code.setAttribute("aria-label", form[0]);
      code.setAttribute("role", "region");
      if (navigator.clipboard) { // browsers have none on a page without https
        var button = document.createElement("button");
        button.type = "button";
        button.textContent = "Copy";
        button.setAttribute("aria-label", "Copy: " + form[0]);
        button.addEventListener("click", function () {
          navigator.clipboard.writeText(form[1]).then(function () { button.textContent = "Copied"; });
        });
        label.appendChild(button);
      }
      citation.append(label, code);
    });
    citation.querySelector("p").hidden = true;
  }

  nameHeadingLinks();
  var citation = document.querySelector(".mskb-cite");
  if (citation) {
    citation.addEventListener("toggle", function () { show(citation); }, { once: true });
  }
  if (document.readyState === "complete") {
    reachBoxes();
  } else {
    addEventListener("load", reachBoxes);
  }
})();
