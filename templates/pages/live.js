(() => {
  const setup = JSON.parse(document.getElementById("setup").textContent);
  const texts = setup.texts;
  const at = (id) => document.getElementById(id);
  const DAY = 24 * 60;
  const NIGHT = 4 * 60;
  const store = openStore();
  const state = restored();
  const MOST_STEPS_BACK = 50;
  const SOON = 2;
  let shown = "";
  let announced = "";

  // What is done here stays on this device, as long as the agenda is the same.
  function openStore() {
    const name = "okra-coach:live:" + setup.agenda;
    try {
      window.localStorage.setItem(name + ":test", "1");
      window.localStorage.removeItem(name + ":test");
      return {
        read: () => JSON.parse(window.localStorage.getItem(name) || "null"),
        write: (kept) => window.localStorage.setItem(name, JSON.stringify(kept)),
      };
    } catch (error) {
      return null;
    }
  }

  function unbegun() {
    return { index: 0, began: null, on: "", hold: false, minutes: {}, notice: "" };
  }

  function fresh() {
    return { session: todays(), runs: setup.sessions.map(unbegun), past: [], done: {}, shift: 0, look: "dark" };
  }

  function restored() {
    try {
      const kept = store && store.read();
      return kept && kept.runs.length === setup.sessions.length ? { ...fresh(), ...kept } : fresh();
    } catch (error) {
      return fresh();
    }
  }

  function keep() {
    try { if (store) { store.write(state); } } catch (error) { at("kept").hidden = true; }
  }

  const session = () => setup.sessions[state.session];
  const run = () => state.runs[state.session];
  const length = (index) => run().minutes[index] ?? session().blocks[index].minutes;
  const isDropped = (index) => run().minutes[index] === 0;

  function todays() {
    const found = setup.sessions.findIndex((one) => one.day === today());
    return found < 0 ? 0 : found;
  }

  // The day, which in the hours after midnight is still the one before.
  function today() {
    const now = new Date(Date.now() - NIGHT * 60000);
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  }

  // Minutes since the session's midnight, as a number with parts; after midnight they go on.
  function clock() {
    const now = new Date(Date.now() + state.shift * 60000);
    const minutes = now.getHours() * 60 + now.getMinutes() + now.getSeconds() / 60;
    return minutes < NIGHT && session().start >= NIGHT ? minutes + DAY : minutes;
  }

  // The block that is on: time goes on by itself, unless somebody said that the room is still there.
  function standing(now) {
    const { began, hold } = run();
    const last = session().blocks.length - 1;
    const isDay = session().day === today() || state.shift !== 0;
    const waits = began === null && !(isDay && now >= session().start && now < session().end);
    let index = run().index;
    let begin = began ?? session().start;
    while (!waits && !hold && index < last && now >= begin + length(index)) {
      begin += length(index);
      index += 1;
    }
    return { index, begin, end: begin + length(index), waits };
  }

  // When each block begins from here on; what is over keeps the time it was planned for.
  function begins(stand) {
    const times = [];
    let planned = session().start;
    let time = Math.max(stand.end, stand.waits ? 0 : clock());
    session().blocks.forEach((block, index) => {
      times.push(index < stand.index ? planned : index === stand.index ? stand.begin : time);
      planned += block.minutes;
      if (index > stand.index) { time += length(index); }
    });
    return { times, end: time };
  }

  function told(minutes) {
    const whole = Math.floor(minutes + 1e-6) % DAY;
    return String(Math.floor(whole / 60)).padStart(2, "0") + ":" + String(whole % 60).padStart(2, "0");
  }

  function counted(minutes) {
    const seconds = Math.round(Math.abs(minutes) * 60);
    const sign = minutes < 0 && seconds > 0 ? "+" : "";
    return sign + Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
  }

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  }

  function made(tag, text, name) {
    const element = document.createElement(tag);
    if (text) { element.textContent = text; }
    if (name) { element.className = name; }
    return element;
  }

  // What was tried out on another day does not count.
  function forgetOtherDays() {
    if (run().on && run().on !== today()) { state.runs[state.session] = unbegun(); }
  }

  function tick() {
    forgetOtherDays();
    const now = clock();
    const stand = standing(now);
    const block = session().blocks[stand.index];
    const left = stand.end - now;
    at("clock").textContent = told(now);
    at("time").textContent = stand.waits ? told(session().start) : counted(left);
    at("unit").textContent = stand.waits
      ? fill(texts.begins, { day: session().told })
      : fill(left < 0 ? texts.past : texts.until, { time: told(stand.end) });
    const passed = stand.waits ? 0 : Math.min(Math.max((now - stand.begin) / Math.max(length(stand.index), 1), 0), 1);
    at("passed").style.width = 100 * passed + "%";
    document.body.className = stand.waits ? "" : left < 0 ? "past" : left <= SOON ? "soon" : "";
    showAhead(stand);
    announce(stand, block, left);
    const key = JSON.stringify([state.session, stand.index, stand.waits, run(), state.past.length]);
    if (key !== shown) {
      shown = key;
      show(stand, block);
    }
  }

  // What comes next, and when all of it will be over.
  function showAhead(stand) {
    const { times, end } = begins(stand);
    const next = session().blocks.findIndex((one, index) => index > stand.index && !isDropped(index));
    const behind = Math.ceil(end - session().end - 1e-6);
    at("next").textContent = next < 0 ? "" : fill(texts.follows, { time: told(times[next]), title: session().blocks[next].title });
    at("end").textContent = stand.waits ? "" : fill(behind > 0 ? texts.behind : texts.ends, { time: told(end), n: behind });
    at("end").className = !stand.waits && behind > 0 ? "end behind" : "end";
    for (const [index, row] of Array.from(at("blocks").children).entries()) {
      row.firstChild.textContent = isDropped(index) ? "" : told(times[index]);
    }
  }

  function announce(stand, block, left) {
    if (stand.waits) { return; }
    const moment = left < 0 ? "past" : left <= SOON ? "soon" : "now";
    const key = [state.session, stand.index, moment].join(":");
    if (key === announced) { return; }
    announced = key;
    const spoken = { now: texts.spoken_now, soon: texts.spoken_soon, past: texts.spoken_past }[moment];
    at("spoken").textContent = fill(spoken, { title: block.title, time: told(stand.end), n: Math.ceil(left) });
  }

  function show(stand, block) {
    const last = session().blocks.length - 1;
    at("title").textContent = block.title;
    at("place").textContent = [fill(texts.place, { n: stand.index + 1, all: last + 1 }), block.groups, block.lead]
      .filter(Boolean).join(" · ");
    at("forward").textContent = stand.waits ? texts.start : texts.next;
    at("forward").disabled = !stand.waits && stand.index === last;
    at("back").disabled = stand.waits || stand.index === 0;
    at("late").disabled = stand.waits || stand.index === last;
    at("undo").disabled = state.past.length === 0;
    at("notice").textContent = run().notice;
    at("notice").hidden = !run().notice;
    showHelp(block);
    showQuestions(block);
    showDay(stand);
  }

  function showHelp(block) {
    const parts = [];
    if (block.goal) { parts.push(made("p", block.goal, "said")); }
    if (block.note) { parts.push(made("p", block.note, "said")); }
    if (block.steps.length) {
      const steps = made("ol");
      steps.append(...block.steps.map((step) => made("li", step)));
      parts.push(steps);
    }
    const hints = made("dl");
    for (const [name, text] of block.hints) {
      hints.append(made("dt", texts[name]), made("dd", text, name === "say" || name === "ask" ? "aloud" : ""));
    }
    at("help").replaceChildren(...parts, hints);
  }

  function showQuestions(block) {
    at("questions").hidden = block.questions.length === 0;
    at("asked").replaceChildren(...block.questions.map((asked) => {
      const box = made("input");
      box.type = "checkbox";
      box.checked = Boolean(state.done[asked.id]);
      box.addEventListener("change", () => { state.done[asked.id] = box.checked; keep(); });
      const words = made("span", asked.text);
      words.append(made("small", asked.who));
      const label = made("label");
      label.append(box, words);
      const item = made("li");
      item.append(label);
      return item;
    }));
  }

  function showDay(stand) {
    at("blocks").replaceChildren(...session().blocks.map((block, index) => {
      const names = [index < stand.index && "over", index === stand.index && "on", block.rest && "rest"];
      const item = made("li", "", [...names, isDropped(index) && "dropped"].filter(Boolean).join(" "));
      const changed = run().minutes[index] !== undefined && run().minutes[index] !== block.minutes;
      const minutes = isDropped(index)
        ? texts.dropped
        : fill(changed ? texts.minutes_changed : texts.minutes, { n: length(index), planned: block.minutes });
      item.append(made("span"), made("span", block.title), made("span", minutes, changed ? "changed" : ""));
      if (index === stand.index) { item.setAttribute("aria-current", "step"); }
      return item;
    }));
    showAhead(stand);
  }

  function change(act) {
    const stand = standing(clock());
    const before = { session: state.session, run: JSON.stringify(run()) };
    run().notice = "";
    if (act(stand) === false) { return; }
    state.past = [...state.past, before].slice(-MOST_STEPS_BACK);
    keep();
    tick();
  }

  function moved(to, begin, hold) {
    Object.assign(run(), { index: to, began: begin, on: today(), hold });
    stayAwake();
  }

  // The screen stays on while a session runs, where the browser can do that.
  function stayAwake() {
    if (navigator.wakeLock && run().began !== null) { navigator.wakeLock.request("screen").catch(() => {}); }
  }

  function forward() {
    change((stand) => {
      const after = session().blocks.findIndex((one, index) => index > stand.index && !isDropped(index));
      if (stand.waits) { moved(0, clock(), false); } else if (after < 0) { return false; } else { moved(after, clock(), false); }
      return true;
    });
  }

  // Back means that the room is still in the block before: it stays on until somebody goes on.
  function back() {
    change((stand) => {
      let before = stand.index - 1;
      while (before > 0 && isDropped(before)) { before -= 1; }
      if (stand.waits || before < 0) { return false; }
      moved(before, stand.begin - length(before), true);
      return true;
    });
  }

  function late() {
    change((stand) => {
      if (stand.waits || stand.index === session().blocks.length - 1) { return false; }
      const found = retimed(rest(stand), session().end - Math.ceil(clock() - 1e-6), there(stand), true);
      const minutes = Object.fromEntries(found.rest);
      moved(stand.index, stand.begin, run().hold);
      session().blocks.forEach((block, index) => {
        if (index < stand.index) { return; }
        const anew = (minutes[block.id] || 0) + (index === stand.index ? had(stand) : 0);
        delete run().minutes[index];
        if (anew !== block.minutes) { run().minutes[index] = anew; }
      });
      run().notice = explained(found, stand);
      return true;
    });
  }

  // The whole minutes that the block on has had of its own.
  const had = (stand) => Math.min(Math.max(Math.floor(clock() - stand.begin), 0), session().blocks[stand.index].minutes);

  // What is still to come as it was planned, and of the block that is on what it has left.
  function rest(stand) {
    const [on, ...others] = session().blocks.slice(stand.index);
    const spent = had(stand);
    return [{ ...on, minutes: on.minutes - spent, least: Math.max(on.least - spent, 0) }, ...others];
  }

  function there(stand) {
    const before = session().blocks.filter((_, index) => index < stand.index && !isDropped(index));
    return session().there.concat(...before.map((block) => block.outputs));
  }

  function explained(found, stand) {
    const after = session().blocks.map((block, index) => [block, index]).filter(([, index]) => index >= stand.index);
    const lines = after.filter(([block]) => found.dropped.includes(block.id))
      .map(([block]) => fill(block.questions.length ? texts.told_asked_later : texts.told_dropped, { title: block.title }));
    for (const [block, index] of after) {
      if (!found.dropped.includes(block.id) && length(index) < block.minutes) {
        lines.push(fill(texts.told_shorter, { title: block.title, n: length(index), planned: block.minutes }));
      }
    }
    if (found.over > 0) { lines.push(fill(texts.told_over, { n: found.over })); }
    return lines.length ? lines.join("\n") : texts.told_nothing;
  }

  function undo() {
    const before = state.past[state.past.length - 1];
    if (!before) { return; }
    state.past = state.past.slice(0, -1);
    state.session = before.session;
    state.runs[before.session] = JSON.parse(before.run);
    at("session").value = String(state.session);
    keep();
    tick();
  }

  function setClock() {
    const [hours, minutes] = at("set").value.split(":").map(Number);
    if (Number.isNaN(minutes) || minutes === undefined) { return; }
    const now = new Date(Date.now());
    state.shift = hours * 60 + minutes - now.getHours() * 60 - now.getMinutes() - now.getSeconds() / 60;
    keep();
    tick();
  }

  function look() {
    document.documentElement.dataset.look = state.look;
  }

  function begin() {
    look();
    setup.sessions.forEach((one, index) => at("session").append(new Option(one.told, String(index))));
    at("session").value = String(state.session);
    at("choice").hidden = setup.sessions.length < 2;
    at("session").addEventListener("change", () => { state.session = Number(at("session").value); keep(); tick(); });
    const acts = { back, forward, late, undo };
    for (const [name, act] of Object.entries(acts)) { at(name).addEventListener("click", act); }
    at("set").addEventListener("change", setClock);
    at("reset").addEventListener("click", () => { state.shift = 0; at("set").value = ""; keep(); tick(); });
    at("look").addEventListener("click", () => { state.look = state.look === "dark" ? "light" : "dark"; look(); keep(); });
    at("over").addEventListener("click", () => {
      if (!window.confirm(texts.over_ask)) { return; }
      Object.assign(state, { ...fresh(), look: state.look });
      at("session").value = String(state.session);
      keep();
      tick();
    });
    const keys = { ArrowRight: forward, ArrowLeft: back };
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest && event.target.closest("input, select");
      if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat || !keys[event.key]) { return; }
      event.preventDefault();
      keys[event.key]();
    });
    at("kept").hidden = !store;
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) { stayAwake(); }
      tick();
    });
    tick();
    window.setInterval(tick, 500);
  }

  begin();
})();
