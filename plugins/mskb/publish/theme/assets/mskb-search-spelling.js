/* Words for words that no article has. `plugins/mskb/search/spelling.py` says why, and does the same. */

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
  if (last && word.length >= 3 && candidate.startsWith(word)) {
    return 1.5;
  }
  if (word.length < 4 || !/^[a-z]+$/.test(word) || !/^[a-z]+$/.test(candidate)) {
    return 0;
  }
  const most = word.length >= 7 ? 2 : 1;
  if (Math.abs(word.length - candidate.length) > most || word[0] !== candidate[0]) {
    return 0;
  }
  const found = edits(word, candidate, most);
  return found <= most ? found : 0;
}

/* What was probably meant by a word; empty where nothing is near. */
export function correct(word, candidates, last) {
  let best = "";
  let [nearest, most] = [Infinity, 0];
  for (const [candidate, articles] of candidates) {
    const distance = distanceOf(word, candidate, last);
    if (distance && (distance < nearest || (distance === nearest && articles > most))) {
      [best, nearest, most] = [candidate, distance, articles];
    }
  }
  return best;
}
