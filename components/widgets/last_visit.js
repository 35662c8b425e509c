// Keeps in this browser the days on which a page was opened: the last one before today, and today.
// The server is told the former where the reader asks for it, and keeps it no longer than the
// session.

function visits(key, today) {
  let known = {};
  try {
    known = JSON.parse(localStorage.getItem(key)) ?? {};
    if (known.today !== today) {
      known = { before: known.today ?? "", today };
      localStorage.setItem(key, JSON.stringify(known));
    }
  } catch {
    // A browser that keeps nothing, or something else under this name: no visit is known.
  }
  return typeof known.before === "string" ? known.before : "";
}

export default function ({ data, setStateValue }) {
  const before = visits(`last visit ${data.register}`, data.today);
  if (data.asked && before !== data.told) setStateValue("day", before);
}
