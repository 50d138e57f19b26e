"use strict";
(() => {
  const setup = JSON.parse(document.getElementById("setup").textContent);
  const texts = setup.texts;
  const at = (id) => document.getElementById(id);
  const form = at("form");
  const questions = Array.from(form.querySelectorAll(".question"));
  const fields = (question) => Array.from(question.querySelectorAll("input, textarea"));
  const chosen = (question) => fields(question).filter((field) => field.checked);
  const drafts = openDrafts();
  let unsaved = false;

  // The draft lives on this device only, where the browser lets a page keep one.
  function openDrafts() {
    const name = "okra-coach:" + setup.draft;
    try {
      const storage = window.localStorage;
      storage.setItem(name + ":test", "1");
      storage.removeItem(name + ":test");
      return {
        read: () => JSON.parse(storage.getItem(name) || "{}"),
        write: (draft) => storage.setItem(name, JSON.stringify(draft)),
        clear: () => storage.removeItem(name),
      };
    } catch (error) {
      return null;
    }
  }

  function clean(text) {
    return text.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufeff]/g, "").trim();
  }

  // What the question's answer is as text; "" when there is none.
  function answer(question) {
    if (question.tagName === "FIELDSET") {
      return chosen(question).map((field) => field.dataset.label).join("\n");
    }
    return clean(fields(question)[0].value);
  }

  function keepDraft() {
    unsaved = true;
    if (!drafts) { return; }
    const draft = {};
    for (const question of questions) {
      const kept = question.tagName === "FIELDSET"
        ? chosen(question).map((field) => field.value)
        : fields(question)[0].value;
      if (kept.length) { draft[question.dataset.id] = kept; }
    }
    try { drafts.write(draft); } catch (error) { at("kept").hidden = true; }
  }

  function restoreDraft() {
    let draft = {};
    try { draft = drafts ? drafts.read() : {}; } catch (error) { draft = {}; }
    for (const question of questions) {
      const kept = draft[question.dataset.id];
      if (kept === undefined) { continue; }
      for (const field of fields(question)) {
        if (field.type === "radio" || field.type === "checkbox") {
          field.checked = Array.isArray(kept) && kept.includes(field.value);
        } else {
          field.value = String(kept);
        }
      }
    }
  }

  function showProgress() {
    const done = questions.filter(answer).length;
    at("done").max = questions.length;
    at("done").value = done;
    at("count").textContent = texts.progress.replace("{done}", done).replace("{all}", questions.length);
    for (const question of questions) {
      const undo = question.querySelector("[data-undo]");
      if (undo) { undo.hidden = !chosen(question).length; }
    }
  }

  function problemOf(question) {
    const hint = at(question.id + "-hint").textContent;
    const given = answer(question);
    if (question.hasAttribute("data-required") && !given) { return texts.missing; }
    if (question.dataset.most && chosen(question).length > Number(question.dataset.most)) { return hint; }
    if (question.dataset.kind === "percent" && given) {
      const share = /^(\d{1,3}(?:[.,]\d+)?)\s*%?$/.exec(given);
      if (!share || Number(share[1].replace(",", ".")) > 100) { return hint; }
    }
    return "";
  }

  function showProblem(question, problem) {
    at(question.id + "-problem").textContent = problem;
    question.classList.toggle("wrong", problem !== "");
    for (const field of fields(question)) {
      if (problem) { field.setAttribute("aria-invalid", "true"); } else { field.removeAttribute("aria-invalid"); }
    }
  }

  // Shows every problem where it is and once more above the button, each with a link; true when there is none.
  function check() {
    const wrong = [];
    for (const question of questions) {
      const problem = problemOf(question);
      showProblem(question, problem);
      if (problem) { wrong.push(question); }
    }
    at("list").replaceChildren(...wrong.map((question) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = "#" + question.id;
      link.textContent = question.dataset.prompt;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        const field = fields(question)[0];
        question.scrollIntoView({ block: "center" });
        field.focus({ preventScroll: true });
      });
      item.append(link);
      return item;
    }));
    at("problems").hidden = wrong.length === 0;
    if (wrong.length) { at("problems").focus(); }
    return wrong.length === 0;
  }

  // A spreadsheet must not take an answer for a formula; okra-coach takes the apostrophe off again.
  function guarded(text) {
    return /^'*[=+\-@＝＋－＠]/.test(text) ? "'" + text : text;
  }

  function rows() {
    const all = [[setup.marker, ...setup.head]];
    for (const question of questions) {
      const several = question.dataset.kind === "choices";
      all.push([question.dataset.id, question.dataset.prompt, several ? "" : answer(question)]);
      if (several) {
        for (const field of fields(question)) {
          all.push([field.dataset.id, field.dataset.label, field.checked ? setup.tick : ""]);
        }
      }
    }
    return all;
  }

  function asCsv(all) {
    const quoted = (text) => '"' + guarded(text).replace(/"/g, '""') + '"';
    return "\ufeff" + all.map((row) => row.map(quoted).join(setup.delimiter) + "\r\n").join("");
  }

  function fileName() {
    const team = form.querySelector("[data-team] input:checked");
    const name = (team ? team.value : "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40);
    const random = Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => (byte % 36).toString(36)).join("");
    return ["answers", name, random].filter(Boolean).join("-") + ".csv";
  }

  function save() {
    const name = fileName();
    const address = URL.createObjectURL(new Blob([asCsv(rows())], { type: "text/csv;charset=utf-8" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
    unsaved = false;
    at("status").textContent = texts.saved.replace("{file}", name);
  }

  function clear() {
    if (!window.confirm(texts.clear_ask)) { return; }
    form.reset();
    if (drafts) { drafts.clear(); }
    unsaved = false;
    questions.forEach((question) => showProblem(question, ""));
    at("problems").hidden = true;
    at("status").textContent = texts.cleared;
    showProgress();
  }

  form.addEventListener("input", (event) => {
    const question = event.target.closest(".question");
    const tooMany = question.dataset.most && problemOf(question);
    if (tooMany || question.classList.contains("wrong")) { showProblem(question, problemOf(question)); }
    at("status").textContent = "";
    keepDraft();
    showProgress();
  });
  form.addEventListener("click", (event) => {
    if (!event.target.hasAttribute("data-undo")) { return; }
    const question = event.target.closest(".question");
    for (const field of chosen(question)) { field.checked = false; }
    fields(question)[0].focus();
    keepDraft();
    showProgress();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.tagName === "INPUT") { event.preventDefault(); }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    at("status").textContent = "";
    if (check()) { save(); }
  });
  at("clear").addEventListener("click", clear);
  window.addEventListener("beforeunload", (event) => {
    if (unsaved && !drafts) { event.preventDefault(); }
  });

  at("bar").hidden = false;
  at("kept").hidden = !drafts;
  restoreDraft();
  showProgress();
})();
