// A birth date becomes an age before anything leaves the browser, so that no address, history or log holds it.
// The server does the same for who has no JavaScript (search/birth_dates.py): keep both alike.
(() => {
  const BEFORE_BIRTH = "vor der Geburt";
  const NO_DATE = "kein Datum";
  const MONTHS = ["januar", "februar", "marz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"];
  const WEEKDAYS = ["sonntag", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag"];
  const OTHER_NAMES = { janner: 1, feber: 2, maerz: 3, mrz: 3 };
  const LABEL = "(?:\\*|geb(?:oren|urtsdatum|\\.)?:?)";
  const LEAD = `^${LABEL}?\\s*(?:am|im)?\\s*`;
  const SIGN = "\\s*[./\\-‐–\\s]\\s*";
  const FORMS = [
    `(?<day>\\d{1,2})${SIGN}(?<month>\\d{1,2})${SIGN}'?(?<year>\\d{4}|\\d{2})`,
    `(?<year>\\d{4})${SIGN}(?<month>\\d{1,2})(?:${SIGN}(?<day>\\d{1,2}))?(?:t[\\d:.z+]*)?`,
    `(?<month>\\d{1,2})${SIGN}(?<year>\\d{4})`,
    "(?<year>(?:19|20)\\d\\d)(?<month>0[1-9]|1[0-2])(?<day>\\d\\d)",
    "(?<day>\\d\\d)(?<month>\\d\\d)(?<year>(?:19|20)\\d\\d)",
    `(?:(?<day>\\d{1,2})${SIGN})?(?<name>[a-z]{3,9})\\.?${SIGN}'?(?<year>\\d{4}|\\d{2})`,
  ].map((form) => new RegExp(`${LEAD}${form}$`));
  const AHEAD = new RegExp(
    `^(?:${LABEL}\\s*)?(?:(?:am|de[nmr])\\s+)*([a-z]{2,10})\\.?\\s*,?\\s*(?:(?:am|de[nmr])\\s+)*(?=\\d)`,
  );
  const BEHIND = /\s*,?\s*\(?([a-z]{2,10})\.?\)?$/;
  const LIKE_A_DATE = /\d{1,4}\s*[./\-‐–]\s*\d{1,2}\s*[./\-‐–]|\d{1,2}[./\-‐–]\d{4}|(?<!\d)(?:19|20)\d\d(?!\d)|^\d{8}$/;
  // Signs of pasted text that nobody sees (core/text.py).
  const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

  const monthOf = ({ month, name }) => {
    if (!name) return Number(month);
    return OTHER_NAMES[name] || MONTHS.findIndex((other) => other.startsWith(name)) + 1;
  };

  const weekdayOf = (name) => {
    if (name === "sonnabend") return 6;
    return WEEKDAYS.findIndex((other) => other === name || (name.length < 4 && other.startsWith(name)));
  };

  // The words without a weekday at either end, and its number; undefined where there is none.
  const withoutWeekday = (words) => {
    for (const place of [AHEAD, BEHIND]) {
      const name = words.match(place)?.[1];
      if (name && weekdayOf(name) >= 0) return [words.replace(place, ""), weekdayOf(name)];
    }
    return [words, undefined];
  };

  const ageOf = (year, month, day, today, weekday) => {
    const born = new Date(2000, month - 1, day);
    born.setFullYear(year, month - 1, day);
    if (year < 1 || month < 1 || month > 12 || day < 1 || born.getDate() !== day) return NO_DATE;
    if (weekday !== undefined && born.getDay() !== weekday) return NO_DATE;
    if (born > today) return BEFORE_BIRTH;
    const late = today.getDate() < day ? 1 : 0;
    const months = (today.getFullYear() - year) * 12 + today.getMonth() + 1 - month - late;
    if (months > 120 * 12) return NO_DATE;
    if (months === 0) return "Geburt";
    const years = Math.floor(months / 12);
    const rest = months % 12;
    // Below two years people count in months (core/ages.py).
    if (months < 24 && rest) return months === 1 ? "1 Monat" : `${months} Monate`;
    const words = years === 1 ? "1 Jahr" : `${years} Jahre`;
    return rest ? `${words} ${rest} ${rest === 1 ? "Monat" : "Monate"}` : words;
  };

  // The age in place of a birth date; null for a text that is no date.
  const ageInsteadOf = (text) => {
    const typed = text.slice(0, 100).replace(INVISIBLE, "").normalize("NFKC").toLowerCase()
      .replaceAll("ä", "a").replaceAll("’", "'").trim().replace(/\s+/g, " ").replace(/(?<=\d{4})[.,;]$/, "");
    const [words, weekday] = withoutWeekday(typed);
    for (const form of FORMS) {
      const parts = words.match(form)?.groups;
      const month = parts && monthOf(parts);
      if (!parts) continue;
      if (!month && parts.name) break;
      const today = new Date();
      let year = Number(parts.year);
      if (parts.year.length === 2) {
        year += Math.floor(today.getFullYear() / 100) * 100;
        if (year > today.getFullYear()) year -= 100;
      }
      return ageOf(year, month, Number(parts.day ?? 1), today, weekday);
    }
    return LIKE_A_DATE.test(words) ? NO_DATE : null;
  };

  const convert = (field) => {
    const age = ageInsteadOf(field.value);
    if (age !== null) field.value = age;
  };
  // Before htmx hears of it, and before the browser sends a form.
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-birth-date]")) convert(event.target);
  }, true);
  document.addEventListener("submit", (event) => {
    event.target.querySelectorAll("[data-birth-date]").forEach(convert);
  }, true);
  // The words are sent while somebody may still be typing an age: it stays as it was until they are done. What
  // says nothing need not stand in the address.
  document.addEventListener("htmx:configRequest", (event) => {
    const field = document.querySelector("[data-birth-date]");
    const { elt, formData: values, triggeringEvent } = event.detail;
    if (elt.id !== "suche" || !field) return;
    if (triggeringEvent?.type === "input") values.set("alter", field.defaultValue);
    values.set("alter", ageInsteadOf(values.get("alter")) ?? values.get("alter"));
    if (!values.get("ort")) values.delete("umkreis");
    [...values.keys()].filter((name) => values.get(name) === "").forEach((name) => values.delete(name));
  });
})();
