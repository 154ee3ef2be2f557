(() => {
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const make = (tag, more) => Object.assign(document.createElement(tag), more);

  // A row shows where it holds every word that was typed and is of the chosen actor.
  const filter = (box) => {
    const words = plain(box.search.value).split(/\s+/).filter(Boolean);
    const left = box.rows.filter(({ row, text, actors }) => {
      const fits = words.every((word) => text.includes(word));
      const own = !box.actor || actors.length === 0 || actors.includes(box.actor);
      row.hidden = !(fits && own);
      return !row.hidden;
    });
    const all = left.length === box.rows.length;
    box.count.textContent = all ? "" : `${left.length} of ${box.rows.length} rows`;
  };

  const actorsOf = (row) => JSON.parse(row.dataset.actors || "[]");

  const prepare = (element) => {
    element.dataset.ready = "yes";
    const rows = [...element.querySelectorAll("tbody tr")].map((row) => (
      { row, text: plain(row.textContent), actors: actorsOf(row) }
    ));
    if (rows.length < 2) return;
    const search = make("input", { type: "search", autocomplete: "off" });
    const label = make("label", { textContent: "Search these rows " });
    const caption = element.querySelector("caption");
    const named = caption ? `: ${caption.textContent}` : "";
    search.setAttribute("aria-label", `Search these rows${named}`);
    const count = make("span", { className: "count" });
    const form = make("div", { className: "evidence-search" });
    count.setAttribute("role", "status");
    label.append(search);
    form.append(label, count);
    element.before(form);
    element.box = { rows, search, count, actor: "" };
    search.addEventListener("input", () => filter(element.box));
  };
  document.querySelectorAll(".evidence:not([data-ready])").forEach(prepare);

  // One list of actors for all tables of a page, where the page has room for it.
  document.querySelectorAll("[data-actors-here]:not([data-ready])").forEach((place) => {
    place.dataset.ready = "yes";
    const select = make("select", {});
    select.append(make("option", { value: "", textContent: "everybody" }));
    JSON.parse(place.dataset.actorsHere).forEach((name) => (
      select.append(make("option", { value: name, textContent: name }))
    ));
    const label = make("label", { textContent: "Show the words by and about " });
    label.append(select);
    place.append(label);
    select.addEventListener("change", () => {
      document.querySelectorAll(".evidence").forEach(({ box }) => {
        if (!box) return;
        box.actor = select.value;
        filter(box);
      });
      document.querySelectorAll("details:has(.evidence [data-actors])").forEach(
        (fold) => { fold.open = fold.open || select.value !== ""; },
      );
    });
  });
})();
