"use strict";

// The rest of a session that runs late or early: what `okra-coach late` does, in a browser.
// The rules stand in okra_coach/help/agenda.md; plan/late.py and this are held to the same cases by a test.
// The first of `items` starts now, `room` are the minutes to the booked end, `there` is what was made before.
// With `isOn` the first has begun already: it may be shortened, and it is not left out.
function retimed(items, room, there, isOn = false) {
  const SMALL = 10;

  const isFixed = (item) => isOn && item === items[0];
  const slack = (item) => (item.reserve ? 0 : Math.max(item.minutes - item.least, 0));
  const total = (list) => list.reduce((sum, minutes) => sum + minutes, 0);
  const short = (kept) => total(kept.filter((item) => !item.reserve).map((item) => item.minutes)) - room;
  const shrinking = (kept) => kept.filter((item) => item.cut !== "never" && slack(item) > 0);
  const least = (list, ranks) => list.reduce((best, one) => (best && !isBefore(ranks(one), ranks(best)) ? best : one), null);

  function isBefore(one, other) {
    const place = one.findIndex((value, index) => value !== other[index]);
    return place >= 0 && one[place] < other[place];
  }

  // What each lacks of the things that it needs, told as "item thing".
  function lacking(list) {
    const made = new Set(there);
    const lacks = new Set();
    for (const item of list) {
      for (const thing of item.inputs) { if (!made.has(thing)) { lacks.add(item.id + " " + thing); } }
      for (const thing of item.outputs) { made.add(thing); }
    }
    return lacks;
  }

  const lackedBefore = lacking(items);
  const isSound = (kept) => [...lacking(kept)].every((lack) => lackedBefore.has(lack));

  // The rest without an item, and without a break that would then follow another.
  function without(kept, gone) {
    const left = [];
    for (const item of kept) {
      const last = [...left].reverse().find((one) => !one.reserve);
      if (item === gone || (item.pause && last && last.rest && !isFixed(item))) { continue; }
      if (last && last.pause && item.rest && !isFixed(last)) { left.splice(left.indexOf(last), 1); }
      left.push(item);
    }
    return left;
  }

  // The block that can give a few minutes alone: the one that has the most to give.
  function oneThatGives(kept, missing) {
    const able = shrinking(kept).filter((item) => slack(item) >= missing);
    return missing > 0 && missing <= SMALL ? least(able, (item) => [-slack(item), item.weight]) : null;
  }

  function isTooLong(kept, rule) {
    const missing = short(kept);
    if (missing <= 0 || oneThatGives(kept, missing)) { return false; }
    return rule === "drop" || missing > total(shrinking(kept).map(slack));
  }

  const free = (kept, rule) => kept.filter((item) =>
    item.cut === rule && !item.reserve && !isFixed(item) && isSound(without(kept, item)));

  // The least weighty first; among equals one that is enough by itself, and the shortest of those.
  function rank(item, kept) {
    const enough = item.minutes >= short(kept);
    return [item.weight, enough ? 0 : 1, enough ? item.minutes : -item.minutes, -kept.indexOf(item)];
  }

  function stays() {
    let kept = items;
    for (const rule of ["drop", "shrink"]) {
      while (isTooLong(kept, rule)) {
        const now = kept;
        const going = least(free(now, rule), (item) => rank(item, now));
        if (!going) { break; }
        kept = without(now, going);
      }
    }
    return broughtBack(kept);
  }

  // With dropped blocks that there is room for after all, the weightiest first; shortened ones where all are.
  function broughtBack(left) {
    let kept = left;
    const gone = items.filter((item) => !kept.includes(item) && !item.rest);
    for (const item of gone.sort((one, other) => other.weight - one.weight)) {
      const more = items.filter((one) => kept.includes(one) || one === item);
      const isSqueezed = items.some((one) => one.cut === "shrink" && !kept.includes(one));
      const given = isSqueezed ? total(shrinking(more).map(slack)) : 0;
      if (short(more) <= given && isSound(more)) { kept = more; }
    }
    return kept;
  }

  // One block gives a little, else one after the other all it can; what is then left over is the reserve's.
  function fitted(kept) {
    const minutes = new Map(kept.map((item) => [item, item.reserve ? 0 : item.minutes]));
    let missing = short(kept);
    const single = oneThatGives(kept, missing);
    for (const item of single ? [single] : shrinking(kept).sort((one, other) => one.weight - other.weight)) {
      const given = Math.min(Math.max(missing, 0), slack(item));
      minutes.set(item, minutes.get(item) - given);
      missing -= given;
    }
    for (const item of kept) {
      if (item.reserve && missing < 0) {
        minutes.set(item, Math.min(-missing, item.minutes));
        missing += minutes.get(item);
      }
    }
    return minutes;
  }

  const kept = stays();
  const minutes = fitted(kept);
  const whole = total([...minutes.values()]);
  return {
    rest: kept.filter((item) => minutes.get(item)).map((item) => [item.id, minutes.get(item)]),
    dropped: items.filter((item) => !kept.includes(item) && !item.reserve).map((item) => item.id),
    behind: short(items),
    over: Math.max(whole - room, 0),
    spare: Math.max(room - whole, 0),
  };
}
