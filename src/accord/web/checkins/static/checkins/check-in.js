// One question at a time, and sending that survives a lost connection. Without this file the form is one plain page.
"use strict";
(() => {
  const form = document.getElementById("check-in");
  if (!form) return;
  const words = form.dataset;
  const state = form.querySelector("[data-state]");
  const started = Date.now();
  let isSent = false;
  let isWaiting = false; // a try failed; the next one is on a timer
  let isSending = false; // a request is under way

  // --- follow-up questions appear only when the answer before asks for them
  const questions = [...form.querySelectorAll("[data-question]")];
  const answerOf = (name) => {
    const chosen = form.querySelector(`[name="${CSS.escape(name)}"]:checked`);
    return chosen ? chosen.value : "";
  };
  const isAsked = (question) =>
    !question.dataset.onlyIf || question.dataset.onlyValues.split(" ").includes(answerOf(question.dataset.onlyIf));
  const showFollowUps = () => questions.forEach((question) => { question.hidden = !isAsked(question); });

  // --- one at a time
  const oneAtATime = words.layout === "one" && questions.length > 1 && !form.querySelector(".form-errors");
  const [back, next, send] = ["back", "next", "send"].map((name) => form.querySelector(`[data-${name}]`));
  const progress = form.querySelector("[data-progress]");
  let place = 0;

  const isAnswered = (question) =>
    [...question.querySelectorAll("input[type=radio]:not([name^='share.']):checked, textarea, input[type=number]")]
      .some((field) => field.type === "radio" || field.value.trim() !== "");

  const show = (shouldFocus) => {
    const asked = questions.filter(isAsked);
    place = Math.max(0, Math.min(place, asked.length - 1));
    questions.forEach((question) => { question.hidden = question !== asked[place]; });
    form.querySelectorAll(".check-in-section").forEach((section) => {
      section.hidden = !section.contains(asked[place]);
    });
    const isLast = place === asked.length - 1;
    back.hidden = place === 0;
    next.hidden = isLast;
    send.hidden = !isLast;
    next.textContent = isAnswered(asked[place]) ? words.wordsNext : words.wordsSkip;
    progress.replaceChildren(Object.assign(document.createElement("span"), {
      textContent: `${words.wordsProgress} ${place + 1} / ${asked.length}`,
    }), Object.assign(document.createElement("progress"), { max: asked.length, value: place + 1 }));
    progress.lastChild.setAttribute("aria-hidden", "true");
    if (shouldFocus) {
      const target = asked[place].querySelector("legend, label");
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
      window.scrollTo({ top: 0 });
    }
  };
  const step = (by) => { place += by; show(true); };

  if (oneAtATime) {
    progress.hidden = false;
    back.addEventListener("click", () => step(-1));
    next.addEventListener("click", () => step(1));
    form.addEventListener("change", () => show(false));
    form.addEventListener("input", () => show(false));
    // A tap or click moves on by itself; arrow keys only choose, or a keyboard would be swept along.
    form.addEventListener("click", (event) => {
      const radio = event.target.closest("input[type=radio]");
      const isPointer = event.detail > 0 || event.pointerType;
      if (!radio || radio.name.startsWith("share.") || send.hidden === false) return;
      if (isPointer && !radio.closest(".answer-choice")) window.setTimeout(() => step(1), 120);
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.matches("input") && send.hidden) {
        event.preventDefault();
        step(1);
      }
    });
    show(false);
  } else {
    form.addEventListener("change", showFollowUps);
    showFollowUps();
  }

  // --- sending: the answers stay in this page, in memory only, until the server has said that they are stored
  const wait = (tries) => Math.min(30000, 1000 * 2 ** tries) * (0.5 + Math.random());
  let tries = 0;
  let timer = 0;

  const attempt = async () => {
    if (isSending || isSent) return;
    window.clearTimeout(timer);
    isSending = true;
    state.textContent = words.wordsSending;
    try {
      const reply = await fetch(form.action || window.location.href, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        credentials: "same-origin",
        redirect: "follow",
      });
      if (reply.status >= 500) throw new Error("the server cannot store it now");
      isSent = true;
      if (reply.redirected) {
        window.location.replace(reply.url);
      } else {
        const page = await reply.text();
        document.open();
        document.write(page);
        document.close();
      }
    } catch {
      isSending = false;
      isWaiting = true;
      state.textContent = words.wordsWaiting;
      timer = window.setTimeout(attempt, wait(tries));
      tries += 1;
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (isSending || isWaiting) return attempt();
    form.elements.seconds.value = String(Math.round((Date.now() - started) / 1000));
    form.elements.answered_at.value = new Date().toISOString();
    attempt();
  });
  const tryNow = () => { if (isWaiting) attempt(); };
  window.addEventListener("online", tryNow);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) tryNow(); });
  window.addEventListener("beforeunload", (event) => {
    if ((isSending || isWaiting) && !isSent) event.preventDefault();
  });
})();
