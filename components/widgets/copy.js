// Copies what it is given. Where the browser allows no clipboard, as on a page without https, the
// text is selected in a field of its own and copied the old way.

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.style.cssText = "position:fixed;left:-10000px;top:0";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  button.textContent = data.label;
  button.onclick = async () => {
    const text = `${data.text}\n${data.address ? location.href.split("#")[0] : ""}`.trim();
    button.textContent = (await copied(text)) ? "Copied" : "Select the text and copy it by hand";
    setTimeout(() => { button.textContent = data.label; }, 2500);
  };
}
