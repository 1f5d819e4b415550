/* Words for words that few or no articles have. `plugins/mskb/search/spelling.py` says why, and does the same. */
export const FEW = 5;
export const FEW_OF_LAST = 20;
const TIMES_MORE = 100;
const SHORTEST_OF_FEW = 6;
const SHORTEST_BEGINNING = 3;

/* Letters to be added, taken away, changed or swapped with the next; more than `most` where it is more. */
function edits(one, other, most) {
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let place = 1; place <= one.length; place += 1) {
    const next = [place];
    for (let at = 1; at <= other.length; at += 1) {
      let cost = Math.min(row[at] + 1, next[at - 1] + 1, row[at - 1] + (one[place - 1] === other[at - 1] ? 0 : 1));
      if (place > 1 && at > 1 && one[place - 1] === other[at - 2] && one[place - 2] === other[at - 1]) {
        cost = Math.min(cost, before[at - 2] + 1);
      }
      next.push(cost);
    }
    if (Math.min(...next) > most) {
      return most + 1;
    }
    before = row;
    row = next;
  }
  return row[other.length];
}

export function distanceOf(word, candidate, last) {
  if (last && word.length >= SHORTEST_BEGINNING && candidate.startsWith(word)) {
    return 1.5;
  }
  if (word.length < 4 || !/^[a-z]+$/.test(word) || !/^[a-z]+$/.test(candidate)) {
    return 0;
  }
  const most = word.length >= 7 ? 2 : 1;
  if (Math.abs(word.length - candidate.length) > most) {
    return 0;
  }
  const found = edits(word, candidate, most);
  return found <= most ? found : 0;
}

/* What was probably meant by a word that no article has; empty where nothing is near. */
export function correct(word, candidates, last) {
  return best(candidates.map(([candidate, articles]) => [distanceOf(word, candidate, last), articles, candidate]));
}

/* What was probably meant by a word that few articles have; empty where it says what it says. */
export function widen(word, articles, candidates, last) {
  const more = candidates.filter(([, others]) => others >= TIMES_MORE * articles).map(([candidate, others]) => [1, others, candidate]);
  if (last && word.length >= SHORTEST_BEGINNING && /^\p{L}+$/u.test(word)) {
    const longer = best(more.filter(([, , candidate]) => candidate.startsWith(word)));
    if (longer) {
      return longer;
    }
  }
  const slips = articles <= FEW && word.length >= SHORTEST_OF_FEW;
  return slips ? best(more.filter(([, , candidate]) => distanceOf(word, candidate, false) === 1)) : "";
}

/* The nearest of [distance, articles, candidate]; of several, that of the most articles. */
function best(near) {
  let [nearest, most, found] = [Infinity, 0, ""];
  for (const [distance, articles, candidate] of near) {
    if (distance && (distance < nearest || (distance === nearest && articles > most))) {
      [nearest, most, found] = [distance, articles, candidate];
    }
  }
  return found;
}
