// Presses Plotly's own camera button with the format asked for: the image is made in the browser.
// Plotly saves it by clicking a link of its own. For a PDF that click is caught, and the drawing
// (SVG) behind the link becomes a PDF with the libraries and fonts in static/.

const FAMILY = "DejaVuSansCondensed";
const FONTS = { normal: "DejaVuSansCondensed.ttf", bold: "DejaVuSansCondensed-Bold.ttf" };

const NARROWER = 0.92;

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
// with a coloured piece. The font is wider than the page's, so its letters are a little smaller.
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
    dress(single, size);
  }
  lines.length ? text.remove() : dress(text, size);
}

function dress(text, size) {
  text.style.fontFamily = FAMILY;
  text.style.fontSize = `${size * NARROWER}px`;
  for (const piece of text.querySelectorAll("tspan")) piece.style.fontFamily = FAMILY;
}

async function savePdf(svg, name) {
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
  });
  for (const style in fonts) {
    pdf.addFileToVFS(FONTS[style], fonts[style]);
    pdf.addFont(FONTS[style], FAMILY, style);
  }
  pdf.setProperties({ title: name });
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

function caught(asPdf, name) {
  // The click on Plotly's link would close the popover; for a PDF it would also save the SVG.
  return function catcher(event) {
    const link = event.target;
    if (!link.download) return;
    event.stopPropagation();
    window.removeEventListener("click", catcher, { capture: true });
    if (!asPdf) return;
    event.preventDefault();
    fetch(link.href).then((answer) => answer.text()).then((svg) => savePdf(svg, name));
  };
}

export default function ({ data, parentElement }) {
  for (const button of parentElement.querySelectorAll("button")) {
    button.onclick = () => {
      const plot = document.querySelector(`.st-key-${data.chart} .js-plotly-plot`);
      if (!plot) return;
      const asPdf = button.dataset.format === "pdf";
      plot._context.toImageButtonOptions = {
        format: asPdf ? "svg" : button.dataset.format, filename: data.name,
        scale: button.dataset.format === "png" ? 2 : 1,
        width: 1000, height: plot._fullLayout.height,
      };
      for (const camera of plot.querySelectorAll(".modebar-btn"))
        if (camera.getAttribute("data-title").startsWith("Download")) {
          window.addEventListener("click", caught(asPdf, data.name), { capture: true });
          camera.dispatchEvent(new MouseEvent("click", { bubbles: false }));
          return;
        }
    };
  }
}
