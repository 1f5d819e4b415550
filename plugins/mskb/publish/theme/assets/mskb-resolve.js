/* For the page for dead addresses and the home page, which old addresses such as `/?kbid=168845` reach: finds the
   article that an address, or what was typed, means, and goes there. The search box uses the same functions.

   The forms are those of `catalog/resolve.py`, in the same order; both are tested against tests/cases/addresses.json.
   It asks nothing but this site, and writes text only, never HTML. */
(function () {
  "use strict";

  var LONGEST = 2000;
  var NUMBER = "0*([1-9][0-9]{4,6})(?![0-9])";
  var FORMS = [
    "^(?:q|kb|mskb)?[ :#=_-]{0,3}0*([1-9][0-9]{0,6})$",
    "(?:^|/)kb/[0-9]{3,4}/q([1-9][0-9]{0,6})(?:[./?#]|$)",
    "(?:^|[^a-z0-9])q([1-9][0-9]{0,3})/([0-9])/([0-9]{2})(?![0-9])",
    "(?:^|/)kb/[a-z]{2}(?:-[a-z]{2,4})?/([1-9][0-9]{0,3})/([0-9]{3})\\.(?:htm|txt)",
    "(?:^|[?&])scid=(?:kb ?;)?(?: ?[^;&]{0,12};)? ?q?" + NUMBER,
    "(?:^|[?&])(?:kbid|id|kb|kbarticle|articleid)=(?:kb|q)?" + NUMBER,
    "(?:^|[^a-z0-9])(?:q|kb|mskb)[ :#=_-]{0,3}" + NUMBER,
    "(?:^|[/=])(?:kb|help|q|mskb|microsoft_kb_archive)/(?:[a-z]{2}(?:-[a-z]{2,4})?/)?" + NUMBER,
    "(?:knowledge base|article|kb|id)(?: article| id| number| no\\.)*[ :#]{1,3}" + NUMBER
  ].map(function (form) { return new RegExp(form, "i"); });

  /* The text without percent-encoding, which may be double, in one line, with forward slashes, nothing around it. */
  function clean(text) {
    text = text.slice(0, LONGEST);
    for (var turn = 0; turn < 2; turn++) {
      text = text.replace(/%([0-7][0-9A-Fa-f])/g, function (escape, digits) {
        return String.fromCharCode(parseInt(digits, 16));
      });
    }
    text = text.replace(/&amp;/g, "&").replace(/\\/g, "/").replace(/[ \t\r\n\u00a0+]+/g, " ");
    return text.replace(/^[ .,;:!?"'()[\]<>{}*#/]+|[ .,;:!?"'()[\]<>{}*#/]+$/g, "");
  }

  function findId(text) {
    var cleaned = clean(text);
    for (var index = 0; index < FORMS.length; index++) {
      var match = FORMS[index].exec(cleaned);
      if (match) {
        return "Q" + match.slice(1).join("");
      }
    }
    return null;
  }

  /* What was asked for: the words typed, which come as `404.html?q=...`, or else the address below the site's root. */
  function question(root) {
    var path = location.pathname;
    var typed = /[?&]q=([^&]*)/.exec(location.search);
    if (/\/404(?:\.html)?$/.test(path)) {
      return typed ? decode(typed[1].replace(/\+/g, " ")) : "";
    }
    var below = path.indexOf(root) === 0 ? "/" + path.slice(root.length) : path;
    return below + location.search + location.hash;
  }

  function decode(text) {
    try {
      return decodeURIComponent(text);
    } catch (error) {
      return text;
    }
  }

  /* Calls back with whether this site has a page. */
  function ask(address, answer) {
    var request = new XMLHttpRequest();
    request.open("HEAD", address);
    request.onload = function () { answer(request.status >= 200 && request.status < 300); };
    request.onerror = function () { answer(false); };
    request.send();
  }

  function tell(words, address, label) {
    var link = document.createElement("a");
    link.href = address;
    link.textContent = label;
    box.textContent = words + " ";
    box.appendChild(link);
    box.hidden = false;
  }

  /* Where an article stands below the site's root. */
  function pathOf(id) {
    var thousands = String(Math.floor(Number(id.slice(1)) / 1000));
    return "kb/" + "000".slice(thousands.length) + thousands + "/" + id + "/";
  }

  window.mskbAddresses = { findId: findId, pathOf: pathOf, ask: ask }; // for the search box

  var box = document.getElementById("mskb-resolved");
  if (!box) {
    return;
  }
  var home = document.createElement("a");
  home.href = box.getAttribute("data-root").replace(/\/*$/, "/");
  var root = home.pathname;
  var asked = question(root);
  var id = findId(asked);
  if (/\/404(?:\.html)?$/.test(location.pathname) && asked) {
    document.getElementById("mskb-question").value = asked;
  }
  if (id === null) {
    box.setAttribute("data-state", "none");
    return;
  }
  box.setAttribute("data-id", id);
  var page = root + pathOf(id);
  var folder = page.slice(0, -id.length - 1);
  ask(page, function (there) {
    if (there && location.pathname !== page) {
      location.replace(page);
      return;
    }
    ask(folder, function (listed) {
      box.setAttribute("data-state", "unknown");
      tell(
        id + " is not in this archive, and no article of it cites that number.",
        listed ? folder : root + "kb/",
        listed ? "Its neighbours" : "All articles by number"
      );
    });
  });
})();
