// Presses Plotly's own camera button with the format asked for: the image is made in the browser.
// Plotly saves it by clicking a link of its own. For drawings that click is caught: the SVG behind the
// link is given its fonts and the same names each time, or becomes a PDF with the libraries and fonts
// in static/.

const FAMILY = "LiberationSans";
const FONTS = { normal: "LiberationSans-Regular.ttf", bold: "LiberationSans-Bold.ttf" };

let libraries = null;

async function script(name) {
  await new Promise((done, failed) => {
    const element = document.createElement("script");
    element.src = `app/static/pdf/${name}`;
    element.onload = done;
    element.onerror = failed;
    document.head.append(element);
  });
}

async function font(style) {
  const data = await (await fetch(`app/static/fonts/${FONTS[style]}`)).arrayBuffer();
  // The converter measures texts in the page, so the page must know the font too.
  document.fonts.add(await new FontFace(FAMILY, data.slice(0), { weight: style }).load());
  const bytes = new Uint8Array(data);
  let text = "";
  for (let n = 0; n < bytes.length; n += 8192)
    text += String.fromCharCode(...bytes.subarray(n, n + 8192));
  return btoa(text);
}

async function load() {
  await script("jspdf.umd.min.js");
  await script("svg2pdf.umd.min.js");
  const fonts = {};
  for (const style in FONTS) fonts[style] = await font(style);
  return fonts;
}

// One text a line, in a font that the PDF holds: the converter loses its place where a line begins
// with a coloured piece.
function setInType(text) {
  const size = parseFloat(text.style.fontSize) || 12;
  const lines = [...text.querySelectorAll("tspan.line")];
  for (const line of lines) {
    const single = text.cloneNode(false);
    single.append(...line.childNodes);
    single.setAttribute("x", line.getAttribute("x"));
    single.setAttribute("y", parseFloat(line.getAttribute("y"))
      + parseFloat(line.getAttribute("dy") || 0) * size);
    text.before(single);
    dress(single);
  }
  lines.length ? text.remove() : dress(text);
}

function dress(text) {
  text.style.fontFamily = FAMILY;
  for (const piece of text.querySelectorAll("tspan")) piece.style.fontFamily = FAMILY;
}

// Plotly names what it draws by lot: here it is named in its order, as commitments/briefing/vector.py
// does.
function named(drawing) {
  const names = new Map();
  for (const element of drawing.querySelectorAll("[id]")) {
    if (!names.has(element.id)) names.set(element.id, `n${names.size + 1}`);
    element.id = names.get(element.id);
  }
  for (const element of [drawing, ...drawing.querySelectorAll("*")]) {
    element.removeAttribute("class");
    for (const attribute of [...element.attributes])
      if (attribute.value.includes("#"))
        attribute.value = attribute.value.replace(/#([\w-]+)/g,
          (whole, id) => names.has(id) ? `#${names.get(id)}` : whole);
  }
}

function saveSvg(svg, { name, faces }) {
  const drawing = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  named(drawing);
  const style = document.createElementNS("http://www.w3.org/2000/svg", "style");
  style.textContent = faces;
  drawing.prepend(style);
  const text = new XMLSerializer().serializeToString(drawing);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  link.download = `${name}.svg`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

async function savePdf(svg, { name, title, author, day }) {
  libraries ??= load();
  const fonts = await libraries;
  const drawing = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  for (const text of [...drawing.querySelectorAll("text")]) setInType(text);
  const width = parseFloat(drawing.getAttribute("width"));
  const height = parseFloat(drawing.getAttribute("height"));
  const points = 0.75; // a pixel of a page is three quarters of a point
  const pdf = new window.jspdf.jsPDF({
    unit: "pt",
    format: [width * points, height * points],
    orientation: width > height ? "landscape" : "portrait",
    compress: true,
    putOnlyUsedFonts: true, // else it names fourteen that it does not hold
  });
  for (const style in fonts) {
    pdf.addFileToVFS(FONTS[style], fonts[style]);
    pdf.addFont(FONTS[style], FAMILY, style);
  }
  pdf.setProperties({ title, author, creator: "" });
  pdf.viewerPreferences({ DisplayDocTitle: true });
  pdf.setLanguage("en-GB");
  pdf.setCreationDate(`D:${day.replaceAll("-", "")}000000+00'00'`);
  pdf.setFileId("0".repeat(32));
  // It measures with the page's own means, so the drawing stands in the page meanwhile, unseen.
  const stage = document.createElement("div");
  stage.style.cssText = "position:absolute;left:-10000px;top:0";
  stage.append(document.adoptNode(drawing));
  document.body.append(stage);
  try {
    await window.svg2pdf.svg2pdf(drawing, pdf, {
      x: 0, y: 0, width: width * points, height: height * points,
    });
  } finally {
    stage.remove();
  }
  pdf.save(`${name}.pdf`);
}

function caught(format, data) {
  // The click on Plotly's link would close the popover, and would save a drawing as it is.
  return function catcher(event) {
    const link = event.target;
    if (!link.download) return;
    event.stopPropagation();
    window.removeEventListener("click", catcher, { capture: true });
    if (format === "png") return;
    event.preventDefault();
    const save = format === "pdf" ? savePdf : saveSvg;
    fetch(link.href).then((answer) => answer.text()).then((svg) => save(svg, data));
  };
}

export default function ({ data, parentElement }) {
  for (const button of parentElement.querySelectorAll("button")) {
    button.onclick = () => {
      const plot = document.querySelector(`.st-key-${data.chart} .js-plotly-plot`);
      if (!plot) return;
      const format = button.dataset.format;
      plot._context.toImageButtonOptions = {
        format: format === "png" ? "png" : "svg", filename: data.name,
        scale: format === "png" ? 2 : 1,
        width: data.width, height: plot._fullLayout.height,
      };
      for (const camera of plot.querySelectorAll(".modebar-btn"))
        if (camera.getAttribute("data-title").startsWith("Download")) {
          window.addEventListener("click", caught(format, data), { capture: true });
          camera.dispatchEvent(new MouseEvent("click", { bubbles: false }));
          return;
        }
    };
  }
}
