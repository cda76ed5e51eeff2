"use strict";
(function () {
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

  // The text of a report: what is pointed at is named below; a finding of the margin lights its words.
  const label = document.getElementById("label");
  const pieces = all(".f");
  let at = -1;
  function light(key) {
    pieces.forEach((piece) => piece.classList.toggle("lit", Boolean(key) && (piece.dataset.keys || "").split(" ").includes(key)));
    const first = pieces.find((piece) => piece.classList.contains("lit"));
    if (first) { first.scrollIntoView({ block: "center" }); say(first); }
  }
  function say(piece) { if (label) { label.textContent = piece ? piece.dataset.labels : ""; } }
  pieces.forEach((piece) => {
    piece.addEventListener("pointerenter", () => say(piece));
    piece.addEventListener("pointerleave", () => say(null));
    piece.addEventListener("click", () => say(piece));
  });
  all(".ref").forEach((reference) => reference.addEventListener("click", (event) => { event.preventDefault(); light(reference.dataset.key); }));
  all("[data-layer]").forEach((box) => box.addEventListener("change", () => document.body.classList.toggle("off-" + box.dataset.layer, !box.checked)));
  function step(by) {
    if (!pieces.length || !label) { return false; }
    at = (at + by + pieces.length) % pieces.length;
    pieces.forEach((piece, index) => piece.classList.toggle("lit", index === at));
    pieces[at].scrollIntoView({ block: "center" });
    say(pieces[at]);
    return true;
  }

  // A link to a word inside a folded text opens it.
  function unfold() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = target && target.closest("details");
    if (folded) { folded.open = true; target.scrollIntoView({ block: "center" }); }
  }
  addEventListener("hashchange", unfold);
  unfold();

  // Keys: / searches, j and k walk a list or the findings of a text, letters choose a verdict.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.key === "Escape") { light(""); say(null); if (typing(event.target)) { event.target.blur(); } return; }
    if (typing(event.target)) { return; }
    const verdict = all("[data-hotkey]").find((choice) => choice.dataset.hotkey === event.key);
    if (verdict) { verdict.checked = true; document.getElementById("reason").focus(); event.preventDefault(); return; }
    if (event.key === "/") { const find = document.getElementById("find"); if (find) { find.focus(); event.preventDefault(); } return; }
    if (event.key !== "j" && event.key !== "k") { return; }
    const by = event.key === "j" ? 1 : -1;
    const links = all("[data-list] h2 a, [data-list] th a");
    if (links.length) {
      const now = links.indexOf(document.activeElement);
      links[Math.max(0, Math.min(links.length - 1, now + by))].focus();
    } else { step(by); }
  });

  // The map of incidents: a list entry lights its spot and the other way round; a dragged box becomes the filter.
  const map = document.querySelector("[data-map] svg");
  const form = document.getElementById("incident-filter");
  function pairUp(item) {
    const spot = map && all("a", map).find((link) => link.getAttribute("href") === "/incidents/" + item.dataset.incident);
    if (!spot) { return; }
    const toggle = (on) => { spot.classList.toggle("lit", on); item.classList.toggle("lit", on); };
    [item, spot].forEach((one) => {
      ["pointerenter", "focusin"].forEach((name) => one.addEventListener(name, () => toggle(true)));
      ["pointerleave", "focusout"].forEach((name) => one.addEventListener(name, () => toggle(false)));
    });
  }
  all("[data-incident]").forEach(pairUp);
  if (map && form && map.dataset.box) {
    const frame = map.dataset.box.split(",").map(Number); // west, south, east, north
    const size = map.viewBox.baseVal;
    let from = null;
    let shape = null;
    const point = (event) => new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
    map.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || event.pointerType === "touch" || event.target.closest("a")) { return; }
      from = point(event);
      shape = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      shape.setAttribute("class", "drag");
      map.appendChild(shape);
      map.setPointerCapture(event.pointerId);
      event.preventDefault();
    });
    map.addEventListener("pointermove", (event) => {
      if (!from) { return; }
      const to = point(event);
      shape.setAttribute("x", Math.min(from.x, to.x));
      shape.setAttribute("y", Math.min(from.y, to.y));
      shape.setAttribute("width", Math.abs(to.x - from.x));
      shape.setAttribute("height", Math.abs(to.y - from.y));
    });
    map.addEventListener("pointerup", (event) => {
      if (!from) { return; }
      const to = point(event);
      const wide = Math.abs(to.x - from.x) > 6 && Math.abs(to.y - from.y) > 6;
      const longitude = (x) => frame[0] + (x / size.width) * (frame[2] - frame[0]);
      const latitude = (y) => frame[3] - (y / size.height) * (frame[3] - frame[1]);
      if (wide) {
        const box = [latitude(Math.max(from.y, to.y)), longitude(Math.min(from.x, to.x)), latitude(Math.min(from.y, to.y)), longitude(Math.max(from.x, to.x))];
        form.elements.box.value = box.map((degree) => degree.toFixed(2)).join(",");
        form.requestSubmit();
      } else { shape.remove(); }
      from = null;
    });
  }
})();
