(function () {
  "use strict";
  var label = document.getElementById("label");
  var pieces = Array.prototype.slice.call(document.querySelectorAll(".f"));
  function light(keys) {
    pieces.forEach(function (piece) {
      var mine = piece.dataset.keys.trim().split(" ");
      piece.classList.toggle("lit", keys.some(function (key) { return mine.indexOf(key) >= 0; }));
    });
  }
  function show(piece) { label.textContent = piece.dataset.labels; }
  function clear() { label.textContent = ""; light([]); }
  pieces.forEach(function (piece) {
    piece.addEventListener("mouseenter", function () { show(piece); });
    piece.addEventListener("focus", function () { show(piece); light([piece.dataset.keys.trim().split(" ")[0]]); });
    piece.addEventListener("mouseleave", function () { label.textContent = ""; });
    piece.addEventListener("blur", clear);
  });
  document.querySelectorAll(".ref").forEach(function (reference) {
    reference.addEventListener("click", function (event) {
      event.preventDefault();
      light([reference.dataset.key]);
      var first = document.querySelector(".f.lit");
      if (first) { first.scrollIntoView({ block: "center" }); show(first); }
    });
  });
  document.querySelectorAll("[data-layer]").forEach(function (box) {
    box.addEventListener("change", function () { document.body.classList.toggle("off-" + box.dataset.layer, !box.checked); });
  });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") { clear(); } });
})();
