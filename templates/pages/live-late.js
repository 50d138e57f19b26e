"use strict";

// Times the rest of a session anew, from the block that is on (by its index), at a minute of the day.
// Four steps, each only while the end would still be missed: use the reserve; leave out whole blocks that may go,
// the least weighty first, and none that makes what a later one needs; shorten those that may shrink, again the
// least weighty first, down to their shortest; say by how many minutes it is still too long.
// `elapsed` are the minutes that the block on has had already; it is never left out. `gone` are blocks left out before.
// Gives the minutes of every block, 0 for one that is left out; those that are, those that are shorter, and `over`.
function retimed(blocks, on, at, until, elapsed = 0, gone = []) {
  const minutes = blocks.map((block) => block.minutes);
  const rest = blocks.map((_, index) => index).filter((index) => index >= on);
  const dropped = [];
  const spent = Math.min(elapsed, minutes[on]);
  let over = at - spent + rest.reduce((sum, index) => sum + minutes[index], 0) - until;

  const cut = (index, most) => {
    const taken = Math.max(Math.min(over, most), 0);
    minutes[index] -= taken;
    over -= taken;
  };
  const lightest = (one, other) =>
    blocks[one].weight - blocks[other].weight
    || (minutes[other] - blocks[other].least) - (minutes[one] - blocks[one].least)
    || other - one;
  const isThere = (index) => !dropped.includes(index) && !gone.includes(index);
  const isNeeded = (index) => blocks[index].makes.some((thing) => blocks.some((later, place) =>
    place > index && isThere(place) && later.needs.includes(thing)
    && !blocks.some((other, where) => where !== index && where < place && isThere(where) && other.makes.includes(thing))));

  const reserves = rest.filter((index) => blocks[index].reserve);
  for (const index of reserves) { cut(index, minutes[index] - (index === on ? spent : 0)); }

  const mayGo = rest.filter((index) => index !== on && blocks[index].cut === "drop" && !blocks[index].reserve);
  for (const index of [...mayGo].sort(lightest)) {
    if (over > 0 && !isNeeded(index)) {
      over -= minutes[index];
      minutes[index] = 0;
      dropped.push(index);
    }
  }
  for (const index of reserves) {
    const back = Math.min(Math.max(-over, 0), blocks[index].minutes - minutes[index]);
    minutes[index] += back;
    over += back;
  }

  const mayShrink = rest.filter((index) => blocks[index].cut === "shrink" && !blocks[index].reserve);
  for (const index of [...mayShrink].sort(lightest)) {
    cut(index, minutes[index] - Math.max(blocks[index].least, index === on ? spent : 0));
  }

  dropped.sort((one, other) => one - other);
  const shorter = rest.filter((index) => minutes[index] < blocks[index].minutes && !dropped.includes(index));
  return { minutes, dropped, shorter, over: Math.max(over, 0) };
}
