// One question at a time, and sending that survives a lost connection. Without this file the form is one plain page.
"use strict";
(() => {
  const form = document.getElementById("check-in");
  if (!form) return;
  const words = form.dataset;
  const find = (name) => form.querySelector(`[data-${name}]`);
  const [asking, progress, state, back, next, send, layout] =
    ["asking", "progress", "state", "back", "next", "send", "switch"].map(find);
  const started = Date.now() - 1000 * Number(form.elements.seconds.value);

  // --- follow-up questions appear only when the answer before asks for them
  const questions = [...form.querySelectorAll("[data-question]")];
  const answerOf = (name) => {
    const chosen = form.querySelector(`[name="${CSS.escape(name)}"]:checked`);
    return chosen ? chosen.value : "";
  };
  const isAsked = (question) =>
    !question.dataset.onlyIf || question.dataset.onlyValues.split(" ").includes(answerOf(question.dataset.onlyIf));
  const isAnswered = (question) =>
    [...question.querySelectorAll("input[type=radio]:not([name^='share.']):checked, textarea, input[type=number]")]
      .some((field) => field.type === "radio" || field.value.trim() !== "");

  // --- one at a time, or all on one page
  let isOne = words.layout === "one" && questions.length > 1 && !form.querySelector(".form-errors");
  let place = 0;
  let steppedAt = 0;

  const showProgress = (number, count) => {
    const line = document.createElement("span");
    line.textContent = `${words.wordsProgress} ${number} / ${count}`;
    const bar = Object.assign(document.createElement("progress"), { max: count, value: number });
    bar.setAttribute("aria-hidden", "true");
    progress.replaceChildren(line, bar);
  };
  const show = () => {
    const asked = questions.filter(isAsked);
    place = Math.max(0, Math.min(place, asked.length - 1));
    const now = asked[place];
    const isLast = !isOne || place === asked.length - 1;
    questions.forEach((one) => { one.hidden = isOne ? one !== now : !isAsked(one); });
    form.querySelectorAll(".check-in-section").forEach((one) => { one.hidden = isOne && !one.contains(now); });
    // What introduces a section, and whose questions they are, stands with its first question, once.
    form.querySelectorAll("[data-preface]").forEach((one) => {
      one.hidden = isOne && one.parentElement.querySelector("[data-question]") !== now;
    });
    progress.hidden = !isOne;
    back.hidden = !isOne || place === 0;
    next.hidden = isLast;
    send.hidden = !isLast;
    layout.hidden = questions.length < 2;
    layout.textContent = isOne ? words.wordsAll : words.wordsOne;
    layout.value = isOne ? "all" : "one";
    if (!isOne) return;
    next.textContent = isAnswered(now) ? words.wordsNext : words.wordsSkip;
    showProgress(place + 1, asked.length);
  };
  const step = (by) => {
    place += by;
    steppedAt = Date.now();
    show();
    const target = questions.filter(isAsked)[place].querySelector("legend, label");
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  };

  back.addEventListener("click", () => step(-1));
  next.addEventListener("click", () => step(1));
  form.addEventListener("change", show);
  form.addEventListener("input", show);
  // The second half of a double tap must not answer, or send, what has only just appeared under the finger.
  form.addEventListener("click", (event) => {
    if (event.detail > 1 && Date.now() - steppedAt < 400) {
      event.preventDefault();
      event.stopPropagation();
    }
  }, true);
  // A tap or click moves on by itself; arrow keys only choose, or a keyboard would be swept along.
  form.addEventListener("click", (event) => {
    const radio = event.target.closest("input[type=radio]");
    if (!radio || !isOne || radio.name.startsWith("share.") || !send.hidden) return;
    if (event.detail > 0) window.setTimeout(() => step(1), 120);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("input") && send.hidden) {
      event.preventDefault();
      step(1);
    }
  });

  // --- choices about the page keep what is typed
  const background = (address, body) =>
    fetch(address, { method: "POST", body, credentials: "same-origin", redirect: "manual" });
  layout.addEventListener("click", (event) => {
    event.preventDefault();
    const body = new URLSearchParams({ layout: layout.value, csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
    background(layout.formAction, body).catch(() => {}); // only the memory of the choice is lost
    isOne = !isOne;
    show();
  });
  // Light, dark and language are drawn by the server: it shows the same form again with everything in it.
  document.querySelectorAll(".preferences form").forEach((choice) => choice.addEventListener("submit", async (event) => {
    event.preventDefault();
    const body = new URLSearchParams(new FormData(choice));
    body.set(event.submitter.name, event.submitter.value);
    try {
      await background(choice.action, body);
    } catch {
      state.textContent = words.wordsOffline;
      return;
    }
    form.elements.seconds.value = String(Math.round((Date.now() - started) / 1000));
    form.action = layout.formAction;
    form.submit();
  }));
  document.querySelectorAll(".help-link").forEach((link) => { link.target = "_blank"; link.rel = "noopener"; });

  // --- sending: the answers stay in this page, in memory only, until the server has said that they are stored
  let body = null; // what was sent first; a retry says exactly the same
  let isSent = false;
  let isSending = false;
  let isRenewed = false;
  let tries = 0;
  let timer = 0;
  const wait = () => Math.min(30000, 1000 * 2 ** tries) * (0.5 + Math.random());

  const freeze = (isFrozen) => {
    asking.inert = isFrozen;
    back.disabled = layout.disabled = isFrozen;
  };
  const renew = async () => {
    const page = await (await fetch(window.location.href, { credentials: "same-origin" })).text();
    const fresh = new DOMParser().parseFromString(page, "text/html").querySelector("[name=csrfmiddlewaretoken]");
    if (fresh) body.set("csrfmiddlewaretoken", fresh.value);
    isRenewed = true;
  };
  const isStored = async (reply) => {
    if (reply.status >= 500 || reply.status === 429) throw new Error("the server cannot store it now");
    if (reply.redirected) {
      isSent = true;
      window.location.replace(reply.url);
    } else if (reply.status === 409 || reply.status === 422) {
      const page = await reply.text();
      isSent = true;
      document.open();
      document.write(page);
      document.close();
    } else {
      body = null;
      freeze(false);
      state.textContent = words.wordsClosed;
    }
  };
  const attempt = async () => {
    if (isSending || isSent) return;
    window.clearTimeout(timer);
    isSending = true;
    state.textContent = words.wordsSending;
    const post = () => fetch(window.location.href, {
      method: "POST",
      body,
      credentials: "same-origin",
      signal: AbortSignal.timeout ? AbortSignal.timeout(20000) : undefined,
    });
    try {
      let reply = await post();
      if (reply.status === 403 && !isRenewed) {
        await renew();
        reply = await post();
      }
      await isStored(reply);
    } catch {
      state.textContent = words.wordsWaiting;
      timer = window.setTimeout(attempt, wait());
      tries += 1;
    }
    isSending = false;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!body) {
      form.elements.seconds.value = String(Math.round((Date.now() - started) / 1000));
      form.elements.answered_at.value = new Date().toISOString();
      body = new URLSearchParams(new FormData(form));
      freeze(true);
    }
    attempt();
  });
  const tryNow = () => { if (body && !document.hidden) attempt(); };
  window.addEventListener("online", tryNow);
  document.addEventListener("visibilitychange", tryNow);
  window.addEventListener("beforeunload", (event) => { if (body && !isSent) event.preventDefault(); });

  const firstOpen = questions.filter(isAsked).findIndex((one) => !isAnswered(one));
  place = firstOpen > 0 ? firstOpen : 0;
  show();
})();
