// Sorts, filters and searches the list of pledges. Without it the list is whole, most pressing first.
"use strict";
(() => {
  const table = document.getElementById("pledges");
  const tools = document.getElementById("tools");
  const says = document.getElementById("says");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const whole = says.textContent;
  const typed = tools.querySelector("input");
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  // The texts are loaded once somebody searches, as a script: a page on a disk may read no other file.
  let texts = null;
  const load = () => {
    if (texts || document.getElementById("texts")) return;
    const script = document.createElement("script");
    script.id = "texts";
    script.src = tools.dataset.index;
    script.onload = () => {
      const { pledges, facts } = window.pledgeTexts;
      texts = new Map(Object.entries(pledges).map(([id, text]) => [id, fold(text)]));
      for (const [text, ids] of facts) {
        const folded = fold(text);
        for (const id of ids) texts.set(id, `${texts.get(id)} ${folded}`);
      }
      show();
    };
    document.head.append(script);
  };

  const passes = (row) =>
    [...tools.querySelectorAll("select")].every(
      ({ name, value }) => !value || row.dataset[name].split(" ").includes(value),
    );
  const found = (row) => {
    const words = fold(typed.value).split(/\s+/).filter(Boolean);
    const text = texts ? texts.get(row.dataset.id) : fold(row.textContent);
    return words.every((word) => ` ${text}`.includes(word));
  };
  const show = () => {
    let number = 0;
    for (const row of rows) {
      row.hidden = !(passes(row) && found(row));
      number += row.hidden ? 0 : 1;
    }
    says.textContent = number === rows.length ? whole : `${number} of ${rows.length}`;
  };

  const sort = (column) => {
    const up = heads[column].getAttribute("aria-sort") !== "ascending";
    heads.forEach((head) => head.removeAttribute("aria-sort"));
    heads[column].setAttribute("aria-sort", up ? "ascending" : "descending");
    const place = (row) => Number(row.dataset.keys.split(" ")[column]) * (up ? 1 : -1);
    body.append(...rows.sort((a, b) => place(a) - place(b)));
  };
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(column));
    head.append(button);
  });

  tools.hidden = false;
  tools.addEventListener("input", show);
  typed.addEventListener("focus", load);
  // A browser that goes back fills the fields in again.
  if (typed.value) load();
  show();
})();
