// Shows what a word means where the mouse rests on it, where the keyboard comes to it, and where a
// finger taps it. The browser's own hint, the title, is for the mouse alone.
//
// The keyboard stops at the first of its kind that is seen on the page; those after it
// would only add stops. Which ones are seen is looked up when Tab is pressed: folds open and close.

const WORD = "[data-testid=stHtml] :is(abbr, dfn)";
const EDGE = 8;

function stops() {
  const met = new Set();
  for (const word of document.querySelectorAll(WORD)) {
    const means = word.dataset.means ?? word.title;
    const first = !met.has(means) && word.checkVisibility({ visibilityProperty: true });
    if (first) met.add(means);
    if (first !== word.hasAttribute("tabindex"))
      first ? word.setAttribute("tabindex", "0") : word.removeAttribute("tabindex");
  }
}

const near = (event) => event.target.closest?.(`${WORD}, #meaning`) ?? null;

export default function () {
  const box = Object.assign(document.createElement("div"), { id: "meaning", role: "tooltip" });
  box.popover = "manual";
  document.getElementById("meaning")?.remove();
  document.body.append(box);
  let shown = null;

  const hide = () => {
    if (!shown) return;
    shown.title = shown.dataset.means;
    delete shown.dataset.means;
    shown.removeAttribute("aria-describedby");
    shown = null;
    box.hidePopover();
  };
  const place = () => {
    if (!shown) return;
    const word = shown.getClientRects()[0];
    if (!word) return hide();
    const { width, height } = box.getBoundingClientRect();
    const above = word.bottom + height + EDGE > window.innerHeight && word.top > height + EDGE;
    const last = document.documentElement.clientWidth - width - EDGE;
    box.style.left = `${Math.max(EDGE, Math.min(word.left, last))}px`;
    box.style.top = `${above ? word.top - height - 4 : word.bottom + 4}px`;
  };
  const show = (word) => {
    if (word === shown) return;
    hide();
    shown = word;
    // Not twice: the title would come up beside it.
    word.dataset.means = word.title;
    word.removeAttribute("title");
    word.setAttribute("aria-describedby", box.id);
    box.textContent = word.dataset.means;
    box.showPopover();
    place();
  };

  const stop = new AbortController();
  const on = (name, heard) =>
    document.addEventListener(name, heard, { signal: stop.signal, capture: true, passive: true });
  const over = (event) => {
    const found = near(event);
    if (found && found !== box) show(found);
    else if (!found && shown !== document.activeElement) hide();
  };
  on("pointerover", (event) => event.pointerType === "mouse" && over(event));
  on("click", over);
  on("focusin", over);
  on("focusout", (event) => event.target === shown && hide());
  on("keydown", (event) => {
    if (event.key === "Tab") stops();
    if (event.key === "Escape") hide();
  });
  on("scroll", place);
  return () => { stop.abort(); hide(); box.remove(); };
}
